import SourceText from "magic-string";
import type { Plugin } from "vite";
import { taggedTemplates, type Template } from "./tagged-templates.js";

/** Stands for an expression: at the end of an attribute's name, and as `<?$>` between elements. */
const MARK = "$";

/**
 * Reads the `html` templates at build time, as Lit would at run time: html`<p class=${a}>${b}</p>` becomes
 * html`<p class$><?$></p>`(a, b). What is left of Lit in the scripts takes them so, and knows listeners only as properties.
 */
export function compileTemplates(): Plugin {
  return {
    name: "compile-templates",
    enforce: "post",
    apply: "build",
    transform(code, id) {
      if (!id.includes("/src/") || !code.includes("html`")) return null;
      const edited = new SourceText(code);
      const templates = taggedTemplates(code, "html");
      for (const template of templates.filter((each) => !templates.some((other) => contains(other, each)))) {
        edited.overwrite(template.start, template.end, compile(template, code, templates));
      }
      return { code: edited.toString(), map: edited.generateMap({ hires: true }) };
    },
  };
}

function compile(template: Template, code: string, all: readonly Template[]): string {
  const pieces = template.quasis.map(({ start, end }) => code.slice(start, end));
  const unfit = pieces.find((piece) => piece.includes(MARK));
  if (unfit !== undefined) throw new Error(`A template must not hold ${MARK}: ${unfit}`);
  const marked = pieces
    .join("\0")
    .replaceAll(/(?<=\s[@.]?[\w-]+)=(?:"\0"|\0)/g, MARK)
    .replaceAll(/(?<=\s)@([\w-]+)(?=\$)/g, (_, type: string) => {
      // Not every event has a property, and clicks are all that is listened for.
      if (type !== "click") throw new Error(`No template listens for ${type}, so far`);
      return ".onclick";
    })
    .replaceAll(/(?<=\s)\.[a-z]*[A-Z]\w*\$/g, (name) => {
      throw new Error(`Browsers would read ${name} in small letters`);
    })
    .replaceAll(/="[^"]*\0[^"]*"/g, (value) => {
      throw new Error(`An attribute is one expression, or none: ${value.replaceAll("\0", "${…}")}`);
    })
    .replaceAll("\0", `<?${MARK}>`);
  const values = template.expressions.map(({ start, end }) => {
    const inside = all.filter((each) => start <= each.start && each.end <= end);
    const outermost = inside.filter((each) => !inside.some((other) => contains(other, each)));
    let text = "";
    let position = start;
    for (const each of outermost) {
      text += code.slice(position, each.start) + compile(each, code, all);
      position = each.end;
    }
    return text + code.slice(position, end);
  });
  return `html\`${marked}\`(${values.join(",")})`;
}

function contains(one: Template, other: Template): boolean {
  return one !== other && one.start <= other.start && other.end <= one.end;
}
