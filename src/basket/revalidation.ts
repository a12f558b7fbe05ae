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

/** Tells other tabs of this origin that a basket has changed, and is told by them. Carries nothing but that fact. */
export class BasketChannel {
  readonly #channel: BroadcastChannel | undefined;

  constructor(basketId: string, onChange: () => void) {
    if (typeof BroadcastChannel !== "function") return;
    this.#channel = new BroadcastChannel(`partner-checkout:${basketId}`);
    this.#channel.addEventListener("message", onChange);
  }

  /** Says that the basket has changed. */
  announce(): void {
    this.#channel?.postMessage("changed");
  }

  /** Ends it. */
  close(): void {
    this.#channel?.close();
  }
}
