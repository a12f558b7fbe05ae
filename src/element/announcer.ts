/** How urgently something is said: `polite` waits for its turn, `assertive` does not. */
export type Politeness = "polite" | "assertive";

/**
 * Speaks through the live region of that urgency, which exists, empty, from the first render on and stays the same
 * node. A sentence that is said twice is spoken twice: screen readers speak changes, so the second one differs by an
 * invisible character.
 */
export function announce(root: ParentNode, sentence: string, politeness: Politeness = "polite"): void {
  const region = root.querySelector(`[aria-live=${politeness}]`);
  if (region) region.textContent = region.textContent === sentence ? `${sentence}\u00a0` : sentence;
}
