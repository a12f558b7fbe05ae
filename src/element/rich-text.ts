import type { Markup } from "../domain/basket.js";
import { BLOCK_TAGS, DROPPED_TAGS } from "../domain/markup-tags.js";
import { trusted } from "./trusted.js";

/** What is kept of a merchant's markup. Everything else gives way to its content, or to nothing at all. */
const KEPT = /^(?:[bipsu]|em|strong|del|ins|small|su[bp]|br|span|[uo]l|li)$/;
const DROPPED = new RegExp(`^(?:${DROPPED_TAGS})$`);
const BLOCK = new RegExp(`^(?:${BLOCK_TAGS})$`);

const LONGEST = 10_000;
const DEEPEST = 32;
const MOST = 50;

/** What has been rebuilt of late: lines of one offer say the same, and one that is drawn again what it said before. */
const rebuilt = new Map<string, DocumentFragment>();

/** Words that screen readers hear around a crossed-out price, which most of them do not mention. */
export interface PriceWords {
  /** Before what is crossed out: "was". */
  readonly was: string;
  /** After it: "now". */
  readonly now: string;
}

interface RichTextOptions {
  /** For places that hold one line: nothing that would break it is kept. */
  readonly oneLine?: boolean;
  readonly words?: PriceWords;
}

/**
 * Makes a merchant's markup safe to show. It is parsed where nothing can load or run, and rebuilt from an allow-list of
 * elements without any attribute. Where the browser allows no parsing, its text is shown; never nothing, never raw.
 */
export function richText(markup: Markup, options: RichTextOptions = {}): DocumentFragment | string {
  const shown = markup.slice(0, LONGEST);
  // Most texts are plain, and a parser takes its time.
  if (!/[<&]/.test(shown)) return shown;
  const key = JSON.stringify([shown, options]);
  let fragment = rebuilt.get(key);
  if (!fragment) {
    fragment = document.createDocumentFragment();
    try {
      // Nothing loads or runs there: a template's content has a document without a page.
      template.innerHTML = trusted(shown);
      rebuild(template.content, fragment, options, 0);
    } catch {
      return shown.replace(/<[^>]*>?/g, " ");
    }
    if (rebuilt.size >= MOST) rebuilt.clear();
    rebuilt.set(key, fragment);
  }
  return fragment.cloneNode(true) as DocumentFragment;
}

/** The text of a merchant's markup, on one line, for names in labels and announcements. */
export function oneLineText(markup: Markup): string {
  const content = richText(markup, { oneLine: true });
  return (content instanceof Node ? (content.textContent ?? "") : content).replace(/\s+/g, " ").trim();
}

function rebuild(from: Node, to: ParentNode, options: RichTextOptions, depth: number): void {
  const { oneLine, words } = options;
  for (const child of read(from, "childNodes")) {
    if (child instanceof Text) to.append(child.data);
    if (!(child instanceof Element)) continue;
    const name: string = Reflect.get(Element.prototype, "localName", child);
    if (DROPPED.test(name)) continue;
    const breaksLine = oneLine && BLOCK.test(name);
    if (breaksLine) to.append(" ");
    if (depth >= DEEPEST) to.append(String(read(child, "textContent")));
    else if (KEPT.test(name) && !breaksLine) {
      const copy = document.createElement(name);
      const isCrossedOut = words && (name === "s" || name === "del");
      if (isCrossedOut) to.append(unseen(words.was));
      to.append(copy);
      rebuild(child, copy, options, depth + 1);
      if (isCrossedOut && hasTextBehind(child)) to.append(unseen(words.now));
    } else rebuild(child, to, options, depth + 1);
  }
}

function hasTextBehind(node: Node): boolean {
  const next = read(node, "nextSibling");
  return next !== null && (Boolean(read(next, "textContent")?.trim()) || hasTextBehind(next));
}

function unseen(word: string): Node {
  const hidden = document.createElement("span");
  hidden.className = "visually-hidden";
  hidden.textContent = ` ${word} `;
  return hidden;
}

const template = globalThis.document?.createElement("template");

/** Reads a property as the browser has it: a form hands out its controls in place of properties of the same names. */
function read<Name extends "childNodes" | "nextSibling" | "textContent">(node: Node, name: Name): Node[Name] {
  return Reflect.get(Node.prototype, name, node);
}
