/** What the page may tell that makes a basket worth reading again. */
export interface RevalidationListener {
  /** Somebody came back to the page, without a sign that anything changed. */
  readonly onFocus: () => void;
  /** Something did change, or may well have: the connection came back, or the page left the back-forward cache. */
  readonly onChange: () => void;
  /** The page is about to be left: what waits must go now. */
  readonly onLeave: () => void;
}

/** Watches the page until the signal aborts. */
export function watchPage({ onFocus, onChange, onLeave }: RevalidationListener, signal: AbortSignal): void {
  addEventListener("focus", onFocus, { signal });
  document.addEventListener(
    "visibilitychange",
    () => {
      if (document.visibilityState === "visible") onFocus();
    },
    { signal },
  );
  addEventListener("online", onChange, { signal });
  addEventListener(
    "pageshow",
    (event) => {
      if (event.persisted) onChange();
    },
    { signal },
  );
  addEventListener("pagehide", onLeave, { signal });
}

/**
 * Tells other tabs of this origin that a basket has changed, and is told by them. Carries nothing but that fact.
 *
 * @returns Says that the basket has changed.
 */
export function openBasketChannel(basketId: string, onChange: () => void, signal: AbortSignal): () => void {
  let channel: BroadcastChannel;
  try {
    channel = new BroadcastChannel(`partner-checkout:${basketId}`);
  } catch {
    // Firefox refuses it where all cookies are blocked.
    return () => {};
  }
  channel.addEventListener("message", onChange);
  signal.addEventListener("abort", () => channel.close());
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin to send to
  return () => channel.postMessage("changed");
}
