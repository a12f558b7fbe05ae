import type { Clock } from "../domain/clock.js";

const BASE = 500;
const LONGEST_WAIT = 8_000;
const LONGEST_RETRY_AFTER = 30_000;

/**
 * How long to wait before a request is repeated, in milliseconds: what the API asks for in `Retry-After` (RFC 9110,
 * section 10.2.3), at most 30 s, else exponential backoff with equal jitter, at most 8 s.
 *
 * @param retry - How many repeats there have been; 0 before the first.
 */
export function retryDelay(retry: number, retryAfter: string | null, clock: Clock): number {
  const text = retryAfter?.trim() ?? "";
  const asked = /^\d+$/.test(text)
    ? Number(text) * 1000
    : Date.parse(/^[a-z]{3}/i.test(text) ? text : "") - clock.now();
  if (!Number.isNaN(asked)) return Math.max(0, Math.min(asked, LONGEST_RETRY_AFTER));
  const delay = Math.min(LONGEST_WAIT, BASE * 2 ** retry);
  return delay / 2 + (clock.random() * delay) / 2;
}
