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
  const asked = parseRetryAfter(retryAfter, clock);
  if (asked !== undefined) return Math.min(asked, LONGEST_RETRY_AFTER);
  const delay = Math.min(LONGEST_WAIT, BASE * 2 ** retry);
  return delay / 2 + (clock.random() * delay) / 2;
}

function parseRetryAfter(value: string | null, clock: Clock): number | undefined {
  if (value === null || value.trim() === "") return undefined;
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - clock.now());
}
