import SourceText from "magic-string";
import type { Plugin } from "vite";
import { taggedTemplates, type Template } from "./tagged-templates.js";

/** Stands between the places of a template's expressions and its markup. */
export const BORDER = "|";

/**
 * What stands for something else here, what is read in another way than the rest, and what a browser's parser would put
 * nodes of its own into.
 */
const UNFIT =
  /\||<!--|<(?:script|style|textarea|title|svg|math|table|t[rdh]|tbody|thead|tfoot|caption|col)\b|<p\b(?:(?!<\/p>)[^])*<(?:div|p|[uod]l|h\d|section)\b/;

/**
 * Reads the `html` templates at build time, as Lit would at run time: html`<p class=${a} id=${b}>${c}</p>` becomes
 * html`1class id 1|<p><?></p>`(a, b, c). Before the markup stands for each expression how many elements and comments on
 * from the last one its own is, and for an attribute its name, with a dot before it where it is a property's. What is left
 * of Lit in the scripts takes them so, and knows listeners only as properties.
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
  const source = pieces.join("\0");
  const [unfit] = UNFIT.exec(source) ?? [];
  if (unfit !== undefined) refuse(unfit);
  const places: string[] = [];
  let steps = 0;
  const mark = (name: string): void => {
    places.push(`${steps || ""}${name}`);
    steps = 0;
  };
  const markup = source.replaceAll(/<[a-z][^>]*>|\0/g, (found) => {
    steps++;
    if (found === "\0") {
      mark("");
      return "<?>";
    }
    const tag = found.replaceAll(/\s([^\s="'>]+)=(?:"\0"|\0)(?=[\s/>])/g, (_, name: string) => {
      mark(propertyName(name));
      return "";
    });
    return tag.includes("\0") ? refuse(tag) : tag;
  });
  // What is drawn in a place ends where the next node is; behind the last one, that could be a page's own.
  const end = source.endsWith("\0") ? "<?>" : "";
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
  return `html\`${places.join(" ")}${BORDER}${markup}${end}\`(${values.join(",")})`;
}

/** The name of an attribute, or of a property with a dot before it. */
function propertyName(name: string): string {
  // Not every event has a property, and clicks are all that is listened for so far.
  if (name === "@click") return ".onclick";
  return /^\.?[\w-]+$/.test(name) ? name : refuse(name);
}

function refuse(found: string): never {
  throw new Error(`A template must not hold ${found.replaceAll("\0", "${…}")}`);
}

function contains(one: Template, other: Template): boolean {
  return one !== other && one.start <= other.start && other.end <= one.end;
}
