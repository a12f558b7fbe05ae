// Writes the README's tables and recipes from the code: `node test/support/readme.js`, or with `--check` tells whether they agree.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { runnerImport } from "vite";
import { measured } from "./readme-measured.js";
import { placeOf } from "./readme-places.js";

const path = (relative) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));
const readme = path("README.md");

const { modules } = JSON.parse(await readFile(path("dist/custom-elements.json"), "utf8"));
const elements = modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);
const load = async (file) => (await runnerImport(path(file), { configFile: false })).module;
const catalogue = await load("src/i18n/messages.ts");
const { languages } = await load("src/i18n/locale-files.ts");
const { faultKinds } = await load("test/support/faults.ts");

const oneLine = (text = "") => text.replace(/\s+/g, " ").replaceAll("|", "\\|").trim();
const code = (text) => (text ? `\`${oneLine(text)}\`` : "");
const table = (head, rows) =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

const attributes = (element) => {
  const hasProperties = element.attributes.some(({ fieldName }) => fieldName);
  return table(
    ["attribute", ...(hasProperties ? ["property"] : []), "default", "meaning"],
    element.attributes.map(({ name, fieldName, type, default: value, description }) => [
      code(name),
      ...(hasProperties ? [name === "token" ? "write-only" : code(fieldName)] : []),
      type.text === "boolean" ? "off" : code((value ?? "").replaceAll('"', "")),
      oneLine(description),
    ]),
  );
};

const properties = (element) => {
  const isAttribute = (name) => element.attributes?.some(({ fieldName }) => fieldName === name);
  return table(
    ["property", "type", "meaning"],
    element.members
      .filter(({ kind, name }) => kind === "field" && !isAttribute(name))
      .map(({ name, static: isStatic, type, readonly, description }) => [
        code(isStatic ? `${element.name}.${name}` : name) + (readonly ? ", read-only" : ""),
        code(type?.text),
        oneLine(description),
      ]),
  );
};

const methods = (element) =>
  table(
    ["method", "meaning"],
    element.members
      .filter(({ kind }) => kind === "method")
      .map(({ name, parameters = [], description }) => [
        code(`${name}(${parameters.map((parameter) => parameter.name).join(", ")})`),
        oneLine(description),
      ]),
  );

const list = (entries, head) =>
  table(
    [head, "meaning"],
    entries.map(({ name, description }) => [name ? code(name) : "(default)", oneLine(description)]),
  );

const cssProperties = (element) =>
  table(
    ["custom property", "default", "meaning"],
    element.cssProperties.map(({ name, default: value, description }) => [
      code(name),
      code(value),
      oneLine(description),
    ]),
  );

/** The codes that a documentation comment lists, each as "`code`: meaning → what to do". */
const documentedCodes = async (file) => {
  const [documentation] = (await readFile(path(file), "utf8")).split("export type");
  return [...documentation.matchAll(/^ \* - `([\w-]+)`: (.*(?:\n \* {3}.*)*)/gm)].map(([, name, text]) => {
    const [meaning, advice] = oneLine(text.replaceAll("\n *", " ")).split(" → ");
    if (!advice) throw new Error(`${file} does not say what to do about ${name}`);
    return { name, meaning, advice };
  });
};

const errors = async () => {
  const { english } = catalogue;
  const unusual = {
    "cookie-missing": english.missingTitle,
    "invalid-argument": "(nothing)",
    aborted: "(nothing)",
  };
  return table(
    ["code", "meaning", "what the shopper reads", "what to do"],
    (await documentedCodes("src/domain/error.ts")).map(({ name, meaning, advice }) => [
      code(name),
      meaning,
      oneLine(unusual[name] ?? english[`error.${name}`] ?? english["error.other"]),
      advice,
    ]),
  );
};

const diagnostics = async () =>
  table(
    ["code", "what is wrong", "what to do"],
    (await documentedCodes("src/diagnostics/finding.ts")).map(({ name, meaning, advice }) => [
      `<a id="diagnostics-${name}"></a>${code(name)}`,
      meaning,
      advice,
    ]),
  );

/** What comes of a failed request, by what was asked for and what became of it. */
const consequences = {
  change: {
    refused: "The line shows the API’s quantity, and why.",
    unknown: "The basket is read; the line shows the API’s quantity, and why.",
    done: "The basket is read, the change found.",
  },
  addition: {
    refused: "Said above the lines; nothing is added.",
    unknown: "`uncertain`: the basket is read and shown, nothing is sent again.",
    done: "The basket is read, the item found.",
  },
  initiate: {
    refused: "Said in place of the basket; *Try again* is the same attempt.",
    unknown: "The basket is looked for, then as for a refusal.",
    done: "The basket is looked for and found.",
  },
};

const whatHappens = () =>
  table(
    [
      "when a request meets with",
      "code",
      "repeated by itself",
      "a change or removal",
      "an addition",
      "a new basket",
    ],
    faultKinds.map(({ name, code: codes, changeCode, initiateCode, fate, passes }) => [
      name,
      code(codes) +
        (changeCode ? `; ${code(changeCode)} for a change or an addition` : "") +
        (initiateCode ? `; ${code(initiateCode)} for a new basket` : ""),
      passes ? "yes, except additions and new baskets" : "no",
      codes === "unauthorized" ? "Said above the lines; nothing is changed." : consequences.change[fate],
      consequences.addition[fate],
      consequences.initiate[fate],
    ]),
  );

const languageList = () =>
  ["en", ...languages]
    .map((tag) => `${code(tag)} ${new Intl.DisplayNames("en", { type: "language" }).of(tag)}`)
    .join(", ");

const messages = () =>
  table(
    ["key", "English"],
    Object.entries(catalogue.english).map(([key, text]) => [
      code(key),
      oneLine(typeof text === "string" ? text : Object.values(text).join(" / ")),
    ]),
  );

/** The interfaces that a basket is made of, with their documentation, as a block of code. */
const basketTypes = async () => {
  const files = {
    "src/domain/basket.ts": ["Basket", "OrderItem", "VolumeTier", "Tax", "Validation", "Issue"],
    "src/domain/money.ts": ["Money"],
    "src/domain/quantity.ts": ["QuantityRule"],
  };
  const found = [];
  for (const [file, names] of Object.entries(files)) {
    const source = await readFile(path(file), "utf8");
    for (const name of names) {
      const [documented] =
        new RegExp(`/\\*\\* [^\\n]*\\nexport interface ${name} [^]*?\\n}`).exec(source) ?? [];
      if (!documented) throw new Error(`${file} has no interface ${name}`);
      found.push(documented.replaceAll("readonly ", "").replace("export ", ""));
    }
  }
  return `\`\`\`ts\n${found.join("\n\n")}\n\`\`\``;
};

const tables = {
  attributes,
  properties,
  methods,
  events: ({ events }) => list(events, "event"),
  slots: ({ slots }) => list(slots, "slot"),
  parts: ({ cssParts }) => list(cssParts, "part"),
  "css-properties": cssProperties,
  states: ({ cssStates }) => list(cssStates, "state"),
};

/** Tables about the elements, by place. */
const tablesOfElements = Object.fromEntries(
  elements.flatMap((element) =>
    Object.entries(tables).map(([name, make]) => [placeOf(element.tagName, name), () => make(element)]),
  ),
);

/** A part of a file, as a block of code. */
const quote = (file, language, part) => async () => {
  const [found] = part.exec(await readFile(path(file), "utf8")) ?? [];
  if (found === undefined) throw new Error(`${file} has nothing that the README quotes`);
  return `\`\`\`${language}\n${found.trim()}\n\`\`\``;
};

const recipes = {
  "demo/forty-lines.ts": async () => {
    const code = await quote("demo/forty-lines.ts", "ts", /[\s\S]+/)();
    return code.replace("../src/client.js", "partner-checkout/client").replace("/demo/token", "/limio-token");
  },
  "demo/proxies/edge.js": quote("demo/proxies/edge.js", "js", /(?<=@example\n \* ).*/),
  "demo/proxies/express.js": quote("demo/proxies/express.js", "js", /(?<=@example\n \* ).*/),
  "demo/proxies/nginx.conf": quote("demo/proxies/nginx.conf", "nginx", /[\s\S]+/),
};

const before = await readFile(readme, "utf8");
let after = before;
const others = {
  errors,
  diagnostics,
  measured: () => measured(path("test/bench/results/latest.json"), table),
  "what-happens": whatHappens,
  languages: languageList,
  messages,
  basket: basketTypes,
  ...recipes,
};
for (const [name, make] of Object.entries({ ...tablesOfElements, ...others })) {
  const marked = new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!marked.test(after)) {
    // Of other elements it need not have every table.
    if (name in tablesOfElements && !(name in tables)) continue;
    throw new Error(`The README has no place for ${name}`);
  }
  const made = await make();
  after = after.replace(marked, (_, start, end) => `${start}\n\n${made}\n\n${end}`);
}
after = await format(after, { ...(await resolveConfig(readme)), parser: "markdown" });

if (process.argv.includes("--check")) {
  if (after !== before) {
    console.error("README.md does not agree with the code: run node test/support/readme.js");
    process.exitCode = 1;
  }
} else {
  await writeFile(readme, after);
}
