/** A piece of HTML source with what it is, for colouring. */
export interface Piece {
  readonly text: string;
  readonly kind?: "tag" | "name" | "value";
}

/** An attribute with its value; `true` for one that is just there. */
export type WrittenAttribute = readonly [name: string, value: string | true];

/** From this many characters on, each attribute gets a line of its own. */
const LINE = 72;

/** The HTML that a partner would write for an element, in pieces whose texts joined are the source. */
export function writeElement(
  attributes: readonly WrittenAttribute[],
  children: readonly Element[],
): readonly Piece[] {
  const length = attributes.reduce(
    (sum, [name, value]) => sum + name.length + (value === true ? 1 : value.length + 4),
    0,
  );
  const gap = length > LINE ? "\n  " : " ";
  const pieces: Piece[] = [{ text: "<partner-checkout", kind: "tag" }];
  for (const [name, value] of attributes) {
    pieces.push({ text: gap }, { text: name, kind: "name" });
    if (value !== true) pieces.push({ text: "=" }, { text: `"${escapeValue(value)}"`, kind: "value" });
  }
  pieces.push({ text: `${gap === " " || attributes.length === 0 ? "" : "\n"}>`, kind: "tag" });
  for (const child of children) pieces.push({ text: `\n  ${child.outerHTML}` });
  pieces.push({ text: `${children.length > 0 ? "\n" : ""}</partner-checkout>`, kind: "tag" });
  return pieces;
}

/** A value as it stands between double quotes. */
export function escapeValue(value: string): string {
  return value
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
