// Writes out in dist/element/markup.d.ts, from the manifest, the attributes and event handlers that are derived there from
// properties and events by their names: a derived name has no hover text of its own in an editor.
import { readFileSync, writeFileSync } from "node:fs";

const path = (relative) => new URL(`../../dist/${relative}`, import.meta.url);
const { modules } = JSON.parse(readFileSync(path("custom-elements.json"), "utf8"));
const element = modules
  .flatMap(({ declarations }) => declarations)
  .find(({ tagName }) => tagName === "partner-checkout");

const member = ({ description }, name, type) =>
  `    /** ${description.replace(/\s+/g, " ").replaceAll("*/", "*\\/")} */\n    ${JSON.stringify(name)}: ${type};\n`;

const written = {
  PartnerCheckoutAttributes: element.attributes.map((attribute) =>
    member(
      attribute,
      attribute.name,
      `Written<PartnerCheckoutProperties[${JSON.stringify(attribute.fieldName)}]>`,
    ),
  ),
  PartnerCheckoutOnHandlers: element.events.map((event) =>
    member(event, `on${event.name}`, `PartnerCheckoutHandlers[${JSON.stringify(event.name)}]`),
  ),
};

let declarations = readFileSync(path("element/markup.d.ts"), "utf8");
for (const [name, members] of Object.entries(written)) {
  const derived = new RegExp(`export type ${name} = \\{.*?^\\};`, "ms");
  if (!derived.test(declarations)) throw new Error(`dist/element/markup.d.ts has no ${name}`);
  declarations = declarations.replace(derived, () => `export interface ${name} {\n${members.join("")}}`);
}
writeFileSync(path("element/markup.d.ts"), declarations);
