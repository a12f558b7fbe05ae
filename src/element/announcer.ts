/**
 * Speaks through two live regions that exist, empty, from the first render on and stay the same nodes. A sentence that
 * is said twice is spoken twice: screen readers speak changes, so the second one differs by an invisible character.
 */
export class Announcer {
  readonly #find: (politeness: Politeness) => HTMLElement | null;

  /** @param find - Finds the region; there is none before the first render. */
  constructor(find: (politeness: Politeness) => HTMLElement | null) {
    this.#find = find;
  }

  /** Says a sentence: `polite` waits for its turn, `assertive` does not. */
  say(sentence: string, politeness: Politeness = "polite"): void {
    const region = this.#find(politeness);
    if (region) region.textContent = region.textContent === sentence ? `${sentence}\u00a0` : sentence;
  }
}

/** How urgently something is said. */
export type Politeness = "polite" | "assertive";
