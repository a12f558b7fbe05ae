/** The element whose tables need no name in front of theirs. */
const MAIN = "partner-checkout";

/**
 * Where a table about an element stands in the README, as the comments around it name it: `attributes`, or
 * `partner-checkout-offer attributes`.
 *
 * @param {string} tagName
 * @param {string} table
 */
export function placeOf(tagName, table) {
  return tagName === MAIN ? table : `${tagName} ${table}`;
}

/**
 * The heading above a table of the README, as a link spells it.
 *
 * @param {string} readme
 * @param {string} place
 * @returns {string | undefined} Nothing where the README has no such table.
 */
export function anchorOf(readme, place) {
  const start = readme.indexOf(`<!-- ${place} -->`);
  const heading = [...readme.slice(0, Math.max(start, 0)).matchAll(/^#+ (.*)$/gm)].at(-1)?.[1];
  return heading
    ?.toLowerCase()
    .replace(/[^\p{Letter}\d\s-]/gu, "")
    .replaceAll(" ", "-");
}
