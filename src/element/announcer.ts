/** How urgently something is said: `polite` waits for its turn, `assertive` does not. */
export type Politeness = "polite" | "assertive";

/** Adds a live region for each urgency, empty: what comes together with its region, screen readers may not speak. */
export function addLiveRegions(root: ParentNode): void {
  for (const [politeness, role] of Object.entries({ polite: "status", assertive: "alert" })) {
    const region = document.createElement("div");
    region.className = "visually-hidden";
    region.role = role;
    region.ariaLive = politeness;
    root.append(region);
  }
}

/**
 * Speaks through the live region of that urgency. A sentence that is said twice is spoken twice: screen readers speak
 * changes, so the second one differs by an invisible character.
 */
export function announce(
  root: ParentNode,
  sentence: string,
  language: string,
  politeness: Politeness = "polite",
): void {
  const region = root.querySelector<HTMLElement>(`[aria-live=${politeness}]`);
  if (!region) return;
  region.lang = language;
  region.textContent = region.textContent === sentence ? `${sentence}\u00a0` : sentence;
}
