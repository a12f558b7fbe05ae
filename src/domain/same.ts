/** Whether two lists have the same parts. */
export function sameParts(one: readonly unknown[], other: readonly unknown[] | undefined): boolean {
  return one.length === other?.length && one.every((part, index) => part === other[index]);
}

/** Whether two pieces of plain data say the same. */
export function sameData(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return one === other;
  const names = Object.keys(one);
  // What an object without any holds cannot be seen: a date, or one of a host's own class.
  const isOpen = names.length > 0 || Array.isArray(one);
  const isAlike = isOpen && names.length === Object.keys(other).length;
  return one === other || (isAlike && names.every((name) => sameData(one[name], other[name])));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
