// Writes, from the manifest, what editors know the elements by: dist/vscode.html-custom-data.json for VS Code
// (https://github.com/microsoft/vscode-html-languageservice/blob/main/docs/customData.md) and dist/web-types.json for
// JetBrains' (https://github.com/JetBrains/web-types).
import { readFileSync, writeFileSync } from "node:fs";
import { anchorOf, placeOf } from "./readme-places.js";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const write = (path, data) =>
  writeFileSync(new URL(`../../${path}`, import.meta.url), `${JSON.stringify(data, undefined, 2)}\n`);

const { name, version, homepage } = JSON.parse(read("package.json"));
const readme = read("README.md");
const elements = JSON.parse(read("dist/custom-elements.json"))
  .modules.flatMap(({ declarations }) => declarations)
  .filter(({ tagName }) => tagName);

/** Address of the README's table about something of an element. */
function addressOf({ tagName }, table) {
  const anchor = anchorOf(readme, placeOf(tagName, table));
  return anchor && new URL(`#${anchor}`, homepage).href;
}

/** The values of a type that is a choice of texts, `"auto" | "light"`. */
function choices({ text }) {
  return /^"[^"]*"(?: \| "[^"]*")+$/.test(text) ? text.split(" | ").map((value) => JSON.parse(value)) : [];
}

/** A default as an attribute would spell it; nothing for an attribute that is there or not. */
function written({ type, default: value }) {
  return value === undefined || type.text === "boolean" ? undefined : value.replaceAll('"', "");
}

const paragraphs = (...texts) => texts.filter(Boolean).join("\n\n");
const oneLine = (text) => text.replace(/\s+/g, " ");
const items = (entries) =>
  entries.map((entry) => `- \`${entry.name || "(default)"}\`: ${oneLine(entry.description)}`).join("\n");

function vsCode() {
  const markdown = (...texts) => ({ kind: "markdown", value: paragraphs(...texts) });
  const references = (element, table) => {
    const url = addressOf(element, table);
    return url ? { references: [{ name: "README", url }] } : {};
  };
  return {
    version: 1.1,
    tags: elements.map((element) => ({
      name: element.tagName,
      description: markdown(
        element.description,
        // VS Code has no other place for these.
        element.slots?.length && `**Slots**\n${items(element.slots)}`,
        element.events?.length && `**Events**\n${items(element.events)}`,
      ),
      attributes: (element.attributes ?? []).map((attribute) => {
        const value = written(attribute);
        const values = choices(attribute.type).map((each) => ({ name: each }));
        return {
          name: attribute.name,
          description: markdown(attribute.description, value && `Default: \`${value}\``),
          ...(values.length > 0 && { values }),
          // What VS Code writes without a value.
          ...(attribute.type.text === "boolean" && { valueSet: "v" }),
          ...references(element, "attributes"),
        };
      }),
      ...references(element, "attributes"),
    })),
  };
}

function jetBrains() {
  const described = (element, table) => {
    const url = addressOf(element, table);
    return (entry) => ({
      name: entry.name,
      description: entry.description,
      ...(url && { "doc-url": url }),
    });
  };
  return {
    $schema: "https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json",
    name,
    version,
    "js-types-syntax": "typescript",
    "description-markup": "markdown",
    contributions: {
      html: {
        elements: elements.map((element) => {
          const { slots = [], events = [], members, cssProperties = [], cssParts = [] } = element;
          const isSet = ({ kind, static: isStatic }) => kind === "field" && !isStatic;
          const about = (table, entries, more = () => ({})) =>
            entries.map((entry) => ({ ...described(element, table)(entry), ...more(entry) }));
          const url = addressOf(element, "attributes");
          return {
            name: element.tagName,
            description: element.description,
            ...(url && { "doc-url": url }),
            source: { module: name, symbol: element.name },
            attributes: about("attributes", element.attributes ?? [], (attribute) => {
              const value = written(attribute);
              const isFlag = attribute.type.text === "boolean";
              return {
                value: { kind: isFlag ? "no-value" : "plain", type: attribute.type.text },
                ...(value !== undefined && { default: value }),
              };
            }),
            slots: about("slots", slots),
            js: {
              properties: about("properties", members.filter(isSet), (member) => ({
                type: member.type.text,
                ...(member.readonly && { "read-only": true }),
                ...(member.default !== undefined && { default: member.default }),
              })),
              events: about("events", events, (event) => ({ type: event.type.text })),
            },
            css: {
              properties: about("css-properties", cssProperties, ({ description, default: value }) => ({
                description: paragraphs(description, value && `Default: \`${value}\``),
              })),
              parts: about("parts", cssParts),
            },
          };
        }),
      },
    },
  };
}

write("dist/vscode.html-custom-data.json", vsCode());
write("dist/web-types.json", jetBrains());
