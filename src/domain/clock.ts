/** The time, waiting and chance: handed in, so that rules about them can be tested without waiting. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** A number from 0 up to, not including, 1. */
  random(): number;
  /** A random UUID (RFC 9562, version 4). */
  uuid(): string;
  /** Resolves after so many milliseconds, or as soon as the signal aborts; leaves no timer behind. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}
