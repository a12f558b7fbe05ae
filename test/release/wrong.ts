/** Something that keeps the package from being published: told in a sentence, without a stack. */
export class Wrong extends Error {}

/** Goes on only when something holds. */
export function ensure(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new Wrong(sentence);
}

/** What a list has that another one has not, for a sentence. */
export function beyond(list: Iterable<string>, known: Iterable<string>): string {
  const others = new Set(known);
  return [...list].filter((each) => !others.has(each)).join(", ");
}
