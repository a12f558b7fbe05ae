import { propertyOf, settings, withoutPassword, type Setting } from "../element/settings.js";
import { finding, type Finding } from "./finding.js";

const NAMES = [...propertyOf.keys()].filter((name) => !["get-token", "api", "messages"].includes(name));

/** What any element may have (HTML, section 3.2.6), and what frameworks leave on elements. */
const GLOBAL_ATTRIBUTES =
  /^(?:accesskey|autofocus|class|contenteditable|dir|draggable|enterkeyhint|exportparts|hidden|id|inert|inputmode|is|item\w+|lang|nonce|part|popover|role|slot|spellcheck|style|tabindex|title|translate|(?:aria|data|hx|ng|x|v|_ng\w+)-.*|on.*|xml.*|.*[^a-z\d_-].*)$/;

/** Attributes that the element does not know, and values that are not allowed. */
export function checkAttributes(element: Element): readonly Finding[] {
  return [...element.attributes].flatMap(({ name, value }) => {
    const property = propertyOf.get(name);
    if (property) return checkValue(name, value, settings[property]);
    return name === "token" ? [] : checkName(element.localName, name, NAMES);
  });
}

/** Whether an attribute is one of those that an element knows; the nearest of them, if it is not. */
export function checkName(element: string, name: string, names: readonly string[]): readonly Finding[] {
  if (names.includes(name) || GLOBAL_ATTRIBUTES.test(name)) return [];
  const nearest = nearestOf(name, names);
  // Frameworks mark elements with names of their own making.
  if (!nearest && /[\d_]/.test(name)) return [];
  const problem = `<${element}> knows no attribute "${name}".`;
  const remedy = nearest ? `Write ${nearest}.` : "Take it away, or see which attributes there are.";
  return [finding("unknown-attribute", problem, remedy)];
}

function checkValue(name: string, value: string, { read, allowed }: Setting<unknown>): readonly Finding[] {
  if (read(value) !== undefined) return [];
  const problem = `${name}="${withoutPassword(value)}" is not allowed, so the default holds.`;
  return [finding("wrong-value", problem, `Write ${allowed}.`)];
}

/** The name that differs least, if it does not differ in more than a third. Hyphens do not count: HTML has no capitals. */
export function nearestOf(name: string, names: readonly string[]): string | undefined {
  const plain = (text: string): string => text.replaceAll(/[-_]/g, "");
  const ranked = names
    .map((each) => ({ each, distance: distance(plain(name), plain(each)) }))
    .toSorted((one, other) => one.distance - other.distance);
  const [best] = ranked;
  return best && best.distance <= Math.max(1, name.length / 3) ? best.each : undefined;
}

/** How many letters have to be put in, taken out, exchanged or swapped with the next (optimal string alignment). */
function distance(one: string, other: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (isSame ? 0 : 1),
          isSwapped ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return last.at(-1) ?? 0;
}
