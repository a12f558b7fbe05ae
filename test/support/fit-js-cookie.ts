import type { Plugin } from "vite";
import { applyEdits, type Edits } from "./edits.js";

/** What is taken out of js-cookie 3.0.8, by what it is for. */
const EDITS: Edits = {
  "pages without a document": [
    [/if \(typeof document === 'undefined'\) \{\s+return\s+\}/, ""],
    [/if \(typeof document === 'undefined' \|\| \(arguments\.length && !name\)\) \{\s+return\s+\}/, ""],
    ["document.cookie ? document.cookie.split('; ') : []", "document.cookie.split('; ')"],
  ],
  "attributes for all cookies": [
    [/function assign[\s\S]+?return target\s+\}/, ""],
    ["attributes = assign({}, defaultAttributes, attributes);", ""],
    ["{ path: '/' }", ""],
    [/,\s+\{\s+attributes: \{ value: Object\.freeze\(defaultAttributes\) \}[\s\S]+?\}\s+\}(?=\s+\))/, ""],
    ["Object.create(", "("],
    ["init(converter, defaultAttributes)", "init(converter)"],
  ],
  expiry: [
    [/if \(typeof attributes\.expires === 'number'\) \{[^}]+\}/, ""],
    [/if \(attributes\.expires\) \{[^}]+\}/, ""],
    [/remove: function [\s\S]+?\},(?=\s+withAttributes)/, ""],
    [/withAttributes: function [\s\S]+?\},(?=\s+withConverter)/, ""],
  ],
  "values of attributes that hold a semicolon": [[".split(';')[0]", ""]],
  "reading without a converter, and writing with one": [
    [/read: function \(value\) \{[\s\S]+?decodeURIComponent\)\s+\},/, ""],
    ["init(assign({}, this.converter, converter), this.attributes)", "init(converter)"],
  ],
  "all cookies at once": [["name ? jar[name] : jar", "jar[name]"]],
};

/** Takes out of js-cookie what `landing-state.ts` does not use, for the scripts that carry it in them. */
export function fitJsCookie(): Plugin {
  return {
    name: "fit-js-cookie",
    apply: "build",
    transform: (code, id) =>
      id.endsWith("/js.cookie.mjs") ? { code: applyEdits("js-cookie", code, EDITS), map: null } : null,
  };
}
