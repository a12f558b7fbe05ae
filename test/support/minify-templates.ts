import { default as SourceText } from "magic-string";
import { transform } from "lightningcss";
import type { Plugin } from "vite";
import { taggedTemplates, type Stretch } from "./tagged-templates.js";

/**
 * Takes white space out of `html` and `css` templates, which no minifier touches. In `html`, white space with a line
 * break in it separates attributes inside a tag, and means nothing outside: a space that is to be seen stands on the
 * line of its neighbours.
 */
export function minifyTemplates(): Plugin {
  return {
    name: "minify-templates",
    enforce: "post",
    apply: "build",
    transform(code, id) {
      if (!id.includes("/src/") || !/\b(?:html|css)`/.test(code)) return null;
      const edited = new SourceText(code);
      for (const { quasis } of taggedTemplates(code, "css")) minifyCss(quasis, code, edited);
      for (const { quasis } of taggedTemplates(code, "html")) minifyHtml(quasis, code, edited);
      return { code: edited.toString(), map: edited.generateMap({ hires: true }) };
    },
  };
}

function minifyCss(quasis: readonly Stretch[], code: string, edited: SourceText): void {
  const [only, ...others] = quasis;
  if (!only || others.length > 0) throw new Error("A css template with expressions cannot be minified");
  const source = Buffer.from(code.slice(only.start, only.end));
  const minified = transform({ filename: "styles.css", code: source, minify: true });
  // Lightning CSS leaves spaces in what it takes for unknown, values with custom properties.
  const short = shortenProperties(minified.code.toString()).replace(/(,) | ([*/]) /g, "$1$2");
  edited.overwrite(only.start, only.end, short.replaceAll("\\", "\\\\"));
}

/** Shortens the names of custom properties that are ours alone: a page sets only those with our prefix. */
function shortenProperties(css: string): string {
  const names = [...new Set(css.match(/--(?!partner-checkout-)[a-z-]+(?=:)/g))];
  return css.replace(/--[a-z-]+/g, (name) => {
    const index = names.indexOf(name);
    return index < 0 ? name : `--${index.toString(36)}`;
  });
}

function minifyHtml(quasis: readonly Stretch[], code: string, edited: SourceText): void {
  let isInTag = false;
  for (const { start, end } of quasis) {
    let text = "";
    for (const piece of code.slice(start, end).split(/(<\/?[a-z]|>|\s*\n\s*)/)) {
      if (piece.startsWith("<")) isInTag = true;
      else if (piece === ">") isInTag = false;
      text += /^\s*\n\s*$/.test(piece) ? (isInTag ? " " : "") : piece;
    }
    if (start < end) edited.overwrite(start, end, text.replaceAll(" >", ">"));
  }
}
