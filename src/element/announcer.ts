/** How urgently something is said: `polite` waits for its turn, `assertive` does not. */
export type Politeness = "polite" | "assertive";

/**
 * Speaks to those who cannot see, through a live region for each urgency. They are there, empty, from the first and stay
 * the same nodes: what comes together with its region, screen readers may not speak.
 */
export class Announcer {
  readonly polite = liveRegion("polite", "status");
  readonly assertive = liveRegion("assertive", "alert");
  readonly #fresh = new Map<Element, string>();

  constructor(root: ParentNode) {
    root.append(this.polite, this.assertive);
  }

  /**
   * Sentences of one task are said together. One that is said twice is spoken twice: readers speak changes, so the second
   * one has an invisible character more.
   */
  say(sentence: string, language: string, politeness: Politeness = "polite"): void {
    const region = this[politeness];
    const before = this.#fresh.get(region) ?? "";
    const all = before.includes(sentence) ? before : `${before} ${sentence}`.trim();
    this.#fresh.set(region, all);
    queueMicrotask(() => this.#fresh.delete(region));
    // What was said before is over, and whoever reads on would find it again.
    for (const other of [this.polite, this.assertive]) if (!this.#fresh.has(other)) other.textContent = "";
    region.lang = language;
    region.textContent = region.textContent === all ? `${all}\u00a0` : all;
  }
}

function liveRegion(politeness: Politeness, role: string): HTMLElement {
  const region = document.createElement("div");
  region.className = "visually-hidden";
  region.role = role;
  region.ariaLive = politeness;
  return region;
}
