import { systemClock } from "../api/system-clock.js";

/** Loading for longer than this is said in words; milliseconds. */
const SLOW = 4_000;

/** Notices when loading takes long. */
export class SlowLoading {
  readonly #onSlow: () => void;
  #wait: AbortController | undefined;
  #isSlow = false;

  constructor(onSlow: () => void) {
    this.#onSlow = onSlow;
  }

  /** Whether what is loading now has taken long. */
  get isSlow(): boolean {
    return this.#isSlow;
  }

  /** Is told at every drawing whether something is loading, and when nobody needs to know any more. */
  watch(isLoading: boolean): void {
    if (isLoading === Boolean(this.#wait)) return;
    this.#wait?.abort();
    this.#wait = undefined;
    this.#isSlow = false;
    if (!isLoading) return;
    const { signal } = (this.#wait = new AbortController());
    void systemClock.sleep(SLOW, signal).then(() => {
      if (signal.aborted) return;
      this.#isSlow = true;
      this.#onSlow();
    });
  }
}
