import type { Clock } from "../domain/clock.js";
import { PartnerCheckoutError, toPartnerCheckoutError } from "../domain/error.js";

/** One HTTP request, as it goes out. */
export interface HttpRequest {
  readonly url: string;
  readonly method: "GET" | "POST" | "PUT";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly credentials: RequestCredentials;
  /** Lets the request outlive the page. */
  readonly keepalive?: boolean | undefined;
  /** Milliseconds for the whole answer, body included. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}

/** An answer that came in whole, whatever its status. */
export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  /** `Retry-After` as sent; `null` also where CORS hides it. */
  readonly retryAfter: string | null;
}

/**
 * Sends one request and reads the whole answer.
 *
 * @throws {PartnerCheckoutError} `aborted`, `timeout`, `offline` or `network`. Engines name and word these differently,
 *   so the cause is told by what we know ourselves: who aborted, and whether the browser has a connection.
 */
export async function sendHttp(request: HttpRequest, clock: Clock): Promise<HttpAnswer> {
  const { url, method, headers, body, credentials, keepalive = false, timeout, signal } = request;
  if (isOffline())
    throw new PartnerCheckoutError("offline", `${method} ${url} was not sent without a connection`);
  try {
    return await withTimeout(
      async (abort) => {
        const response = await fetch(url, {
          method,
          headers,
          credentials,
          keepalive,
          cache: "no-store",
          signal: abort,
          ...(body === undefined ? {} : { body }),
        });
        const text = await response.text();
        return { status: response.status, text, retryAfter: response.headers.get("retry-after") };
      },
      { timeout, signal, clock },
    );
  } catch (error) {
    if (error instanceof PartnerCheckoutError) throw error;
    throw new PartnerCheckoutError(
      isOffline() ? "offline" : "network",
      `${method} ${url} got no answer that script may read`,
      { sent: true, cause: error },
    );
  }
}

/**
 * Runs a task that can be aborted, for so long and no longer. The task loses the race even if it ignores its signal.
 *
 * @throws {PartnerCheckoutError} `timeout` or `aborted`; what the task throws otherwise.
 */
export async function withTimeout<T>(
  task: (signal: AbortSignal) => Promise<T>,
  options: { readonly timeout: number; readonly signal?: AbortSignal | undefined; readonly clock: Clock },
): Promise<T> {
  const { timeout, signal, clock } = options;
  if (signal?.aborted) throw abortedError();
  const abort = new AbortController();
  const end = new AbortController();
  const ended = clock.sleep(timeout, end.signal).then(() => {
    throw new PartnerCheckoutError("timeout", `No complete answer within ${timeout} ms`, { sent: true });
  });
  const aborted = new Promise<never>((_, reject) => {
    signal?.addEventListener("abort", () => reject(abortedError()), { signal: end.signal });
  });
  try {
    return await Promise.race([aborted, task(abort.signal), ended]);
  } finally {
    // Both losers of the race end here: the timer stops, the request is cancelled if it is still under way.
    ended.catch(ignore);
    aborted.catch(ignore);
    end.abort();
    abort.abort();
  }
}

/** Waits for a shared result, but not longer than the signal allows; the shared work itself goes on. */
export function untilAborted<T>(shared: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return shared;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(abortedError());
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    shared
      .then(resolve, (error: unknown) => reject(toPartnerCheckoutError(error)))
      .finally(() => signal.removeEventListener("abort", stop));
  });
}

function isOffline(): boolean {
  return (globalThis.navigator as { onLine?: boolean } | undefined)?.onLine === false;
}

function abortedError(): PartnerCheckoutError {
  return new PartnerCheckoutError("aborted", "No longer wanted");
}

function ignore(): void {}
