import type { Markup } from "./basket.js";
import { BLOCK_TAGS, DROPPED_TAGS } from "./markup-tags.js";

const LONGEST = 10_000;
const DROPPED = new RegExp(String.raw`<(${DROPPED_TAGS})\b.*?(?:<\/\1[^>]*>?|$)`, "gis");
const BLOCK = new RegExp(String.raw`^<\/?(?:${BLOCK_TAGS})\b`, "i");
const TAG = /<[a-z/!?](?:"[^"]*"|'[^']*'|[^>"'])*>?/gi;

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  pound: "£",
  euro: "€",
  reg: "®",
  trade: "™",
};

/**
 * The text of a merchant's markup, on one line: to be shown as text, never as HTML. Needs no parser, so that it works
 * without a page and where Trusted Types are required. Of the characters with names, those are read that editors write.
 */
export function plainText(markup: Markup): string {
  return markup
    .slice(0, LONGEST)
    .replace(DROPPED, " ")
    .replace(TAG, (tag) => (BLOCK.test(tag) ? " " : ""))
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi, character)
    .replace(/\s+/g, " ")
    .trim();
}

function character(reference: string, decimal?: string, hexadecimal?: string, name = ""): string {
  const code = decimal ? Number(decimal) : parseInt(hexadecimal ?? "", 16);
  if (code > 0 && code <= 0x10_ffff) return String.fromCodePoint(code);
  return NAMED[name] ?? reference;
}
