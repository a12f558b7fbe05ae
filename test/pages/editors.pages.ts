import { readFile } from "node:fs/promises";
import { Ajv } from "ajv";
import { expect } from "chai";
import { builtElements, choicesOf, readJson, type ElementDeclaration } from "../support/manifest.js";

const text = { type: "string", minLength: 1 } as const;
const address = { type: "string", pattern: "^https://.+#[\\w-]+$" } as const;
const listOf = (items: object) => ({ type: "array", items }) as const;
const exactly = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []) => ({
  type: "object",
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});

/** What of VS Code's custom data of version 1.1 we write. */
const markdown = exactly({ kind: { const: "markdown" }, value: text });
const references = listOf(exactly({ name: text, url: address }));
const vsCodeSchema = exactly({
  version: { const: 1.1 },
  tags: listOf(
    exactly({
      name: text,
      description: markdown,
      attributes: listOf(
        exactly(
          {
            name: text,
            description: markdown,
            values: listOf(exactly({ name: text })),
            valueSet: { const: "v" },
            references,
          },
          ["values", "valueSet", "references"],
        ),
      ),
      references,
    }),
  ),
});

/** What of web-types we write. */
const entry = (more: Readonly<Record<string, object>> = {}, optional: readonly string[] = []) =>
  listOf(exactly({ name: text, description: text, "doc-url": address, ...more }, ["doc-url", ...optional]));
const webTypesSchema = exactly({
  $schema: text,
  name: text,
  version: { type: "string", pattern: "^\\d+\\.\\d+\\.\\d+" },
  "js-types-syntax": { const: "typescript" },
  "description-markup": { const: "markdown" },
  contributions: exactly({
    html: exactly({
      elements: entry({
        source: exactly({ module: text, symbol: text }),
        attributes: entry(
          { value: exactly({ kind: { enum: ["plain", "no-value"] }, type: text }), default: text },
          ["default"],
        ),
        slots: listOf(
          exactly({ name: { type: "string" }, description: text, "doc-url": address }, ["doc-url"]),
        ),
        js: exactly({
          properties: entry({ type: text, "read-only": { const: true }, default: text }, [
            "read-only",
            "default",
          ]),
          events: entry({ type: text }),
        }),
        css: exactly({ properties: entry(), parts: entry() }),
      }),
    }),
  }),
});

interface Named {
  readonly name: string;
}

interface VsCodeTag extends Named {
  readonly attributes: readonly (Named & {
    readonly description: { readonly value: string };
    readonly values?: readonly Named[];
    readonly valueSet?: "v";
  })[];
}

interface WebType extends Named {
  readonly attributes: readonly (Named & {
    readonly value: { readonly kind: string; readonly type: string };
    readonly default?: string;
  })[];
  readonly slots: readonly Named[];
  readonly js: Readonly<Record<"properties" | "events", readonly Named[]>>;
  readonly css: Readonly<Record<"properties" | "parts", readonly Named[]>>;
}

const ajv = new Ajv({ allErrors: true });
const problems = (schema: object, data: unknown): unknown => (ajv.validate(schema, data) ? [] : ajv.errors);
const names = (entries: readonly Named[] = []): readonly string[] => entries.map(({ name }) => name);
const isFlag = ({ type }: NonNullable<ElementDeclaration["attributes"]>[number]): boolean =>
  type?.text === "boolean";

describe("what editors are told", () => {
  let elements: readonly ElementDeclaration[];
  before(async () => {
    elements = await builtElements();
  });

  it("has links to headings that the README has", async () => {
    const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
    const headings = [...readme.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
      heading.toLowerCase().replaceAll(" ", "-"),
    );
    const files = ["dist/vscode.html-custom-data.json", "dist/web-types.json"];
    const links = (await Promise.all(files.map((file) => readJson(file)))).flatMap((data) =>
      [...JSON.stringify(data).matchAll(/"(?:url|doc-url)":"[^"]*#([^"]*)"/g)].map(
        ([, anchor = ""]) => anchor,
      ),
    );
    expect(links.length).to.be.above(elements.length);
    expect(headings).to.include.members([...new Set(links)]);
  });

  it("has in the types what each attribute and event means, by the name that markup has for it", async () => {
    const types = await readFile(new URL("../../dist/element/markup.d.ts", import.meta.url), "utf8");
    const [element] = elements;
    const expected = [
      ...(element?.attributes ?? []).map(({ name, description }) => ({ name, description })),
      ...(element?.events ?? []).map(({ name, description }) => ({ name: `on${name}`, description })),
    ];
    expect(expected.length).to.be.above(20);
    for (const { name, description = "" } of expected) {
      const text = description.replace(/\s+/g, " ");
      expect(types).to.contain(`/** ${text} */\n    "${name}": `);
    }
  });

  describe("VS Code", () => {
    it("is valid custom data", async () => {
      expect(problems(vsCodeSchema, await readJson("dist/vscode.html-custom-data.json"))).to.deep.equal([]);
    });

    it("has the tags and attributes of the manifest, and completes their values", async () => {
      const { tags } = await readJson<{ tags: readonly VsCodeTag[] }>("dist/vscode.html-custom-data.json");
      expect(names(tags)).to.deep.equal(elements.map(({ tagName }) => tagName));
      for (const [index, { attributes = [] }] of elements.entries()) {
        const told = tags[index]?.attributes ?? [];
        expect(names(told)).to.deep.equal(names(attributes));
        for (const [place, attribute] of attributes.entries()) {
          const { values, valueSet, description } = told[place] ?? {};
          expect(names(values), attribute.name).to.deep.equal(choicesOf(attribute));
          expect(valueSet === "v", attribute.name).to.equal(isFlag(attribute));
          expect(description?.value, attribute.name).to.contain(attribute.description);
        }
      }
      const theme = tags[0]?.attributes.find(({ name }) => name === "theme");
      expect(names(theme?.values)).to.deep.equal(["auto", "light", "dark"]);
    });
  });

  describe("JetBrains’ editors", () => {
    it("are valid web-types, which package.json names", async () => {
      const manifest = await readJson<Record<string, unknown>>("package.json");
      expect(manifest["web-types"]).to.equal("./dist/web-types.json");
      const types = await readJson<Record<string, unknown>>("dist/web-types.json");
      expect(problems(webTypesSchema, types)).to.deep.equal([]);
      expect([types["name"], types["version"]]).to.deep.equal([manifest["name"], manifest["version"]]);
    });

    it("have everything that the manifest has", async () => {
      interface WebTypes {
        readonly contributions: { readonly html: { readonly elements: readonly WebType[] } };
      }
      const { contributions } = await readJson<WebTypes>("dist/web-types.json");
      const told = contributions.html.elements;
      expect(names(told)).to.deep.equal(elements.map(({ tagName }) => tagName));
      for (const [index, element] of elements.entries()) {
        const { attributes = [], slots, js, css } = told[index] ?? {};
        expect(names(attributes)).to.deep.equal(names(element.attributes));
        for (const [place, attribute] of (element.attributes ?? []).entries()) {
          expect(attributes[place]?.value, attribute.name).to.deep.equal({
            kind: isFlag(attribute) ? "no-value" : "plain",
            type: attribute.type?.text,
          });
        }
        expect(names(slots)).to.deep.equal(names(element.slots));
        expect(names(js?.events)).to.deep.equal(names(element.events));
        const fields = element.members.filter(({ kind, static: isStatic }) => kind === "field" && !isStatic);
        expect(names(js?.properties)).to.deep.equal(names(fields));
        expect(names(css?.properties)).to.deep.equal(names(element.cssProperties));
        expect(names(css?.parts)).to.deep.equal(names(element.cssParts));
      }
      const timeout = told[0]?.attributes.find(({ name }) => name === "timeout");
      expect(timeout?.default).to.equal("10000");
    });
  });
});
