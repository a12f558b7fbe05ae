import type { Clock } from "../../src/domain/clock.js";
import { afterMicrotasks } from "./deferred.js";

interface Sleeper {
  readonly wakesAt: number;
  readonly wake: () => void;
}

/** A clock that a test moves. */
export class FakeClock implements Clock {
  /** What `random()` gives. */
  chance = 0;
  /** Every duration that somebody slept for, in order. */
  readonly sleeps: number[] = [];
  #now: number;
  #uuids = 0;
  readonly #sleepers = new Set<Sleeper>();

  constructor(now = Date.UTC(2026, 10, 24, 10)) {
    this.#now = now;
  }

  /** How many timers are running. */
  get timers(): number {
    return this.#sleepers.size;
  }

  now(): number {
    return this.#now;
  }

  random(): number {
    return this.chance;
  }

  uuid(): string {
    return `00000000-0000-4000-8000-${String(++this.#uuids).padStart(12, "0")}`;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    this.sleeps.push(milliseconds);
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#sleepers.delete(sleeper);
        signal?.removeEventListener("abort", wake);
        resolve();
      };
      const sleeper = { wakesAt: this.#now + milliseconds, wake };
      this.#sleepers.add(sleeper);
      signal?.addEventListener("abort", wake);
    });
  }

  /** Lets so many milliseconds pass, waking sleepers in their order. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await afterMicrotasks();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#now = Math.max(this.#now, next.wakesAt);
      next.wake();
      await afterMicrotasks();
    }
    this.#now = end;
  }

  #next(end: number): Sleeper | undefined {
    return [...this.#sleepers]
      .filter(({ wakesAt }) => wakesAt <= end)
      .toSorted((one, other) => one.wakesAt - other.wakesAt)[0];
  }
}
