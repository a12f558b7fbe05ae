/** A place in a dependency's own module, and what stands there instead; each has to be found exactly once. */
export type Edit = readonly [from: string | RegExp, to: string];

/** Edits by what it is that they take out. */
export type Edits = Readonly<Record<string, readonly Edit[]>>;

/**
 * Takes out of a dependency what is not used here.
 *
 * @throws Where a place is not found exactly once: it is another version than the edits were made for.
 */
export function applyEdits(dependency: string, code: string, edits: Edits): string {
  let fitted = code;
  for (const [what, places] of Object.entries(edits)) {
    for (const [from, to] of places) {
      const [before, after, ...more] = fitted.split(from);
      if (before === undefined || after === undefined || more.length > 0) {
        throw new Error(`This ${dependency} is another one than was fitted: ${what}, "${String(from)}"`);
      }
      fitted = before + to + after;
    }
  }
  return fitted;
}
