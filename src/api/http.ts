import type { Clock } from "../domain/clock.js";
import { PartnerCheckoutError } from "../domain/error.js";
import { takeEarly } from "./early-start.js";

/** One HTTP request, as it goes out. */
export interface HttpRequest {
  readonly url: string;
  readonly method: "GET" | "POST" | "PUT";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly credentials: "include" | "same-origin" | "omit";
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
  const { url, timeout, signal, ...init } = request;
  const what = `${init.method} ${url}`;
  if (isOffline()) throw new PartnerCheckoutError("offline", what);
  try {
    return await withTimeout(
      async (abort) => {
        const early = takeEarly(url);
        const response =
          (early && (await early)) ??
          (await fetch(url, { ...init, cache: "no-store", signal: abort } as RequestInit));
        const { status, headers } = response;
        return { status, text: await response.text(), retryAfter: headers.get("retry-after") };
      },
      timeout,
      clock,
      signal,
    );
  } catch (error) {
    if (error instanceof PartnerCheckoutError) throw error;
    // One that a page's wrapper of fetch throws may carry the request, and its token.
    const isPlain = error instanceof Error && Object.keys(error).length === 0 && !error.cause;
    throw new PartnerCheckoutError(isOffline() ? "offline" : "network", what, {
      sent: true,
      cause: isPlain ? error : undefined,
    });
  }
}

/**
 * Runs a task that can be aborted, for so long and no longer. The task loses the race even if it ignores its signal.
 *
 * @param timeout - Milliseconds.
 * @throws {PartnerCheckoutError} `timeout` or `aborted`; what the task throws otherwise.
 */
export async function withTimeout<T>(
  task: (signal: AbortSignal) => Promise<T>,
  timeout: number,
  clock: Clock,
  signal?: AbortSignal,
): Promise<T> {
  if (signal?.aborted) throw new PartnerCheckoutError("aborted");
  const end = new AbortController();
  const late = async (): Promise<never> => {
    await clock.sleep(timeout, end.signal);
    throw new PartnerCheckoutError("timeout", `No answer within ${timeout} ms`, { sent: true });
  };
  try {
    // The losers end below: the timer stops, the request is cancelled if it is still under way.
    return await untilAborted(Promise.race([task(end.signal), late()]), signal);
  } finally {
    end.abort();
  }
}

/** Waits for a shared result, but not longer than the signal allows; the shared work itself goes on. */
export function untilAborted<T>(shared: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return shared;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new PartnerCheckoutError("aborted"));
    signal.addEventListener("abort", stop);
    if (signal.aborted) stop();
    void shared.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

/** Whether the browser knows that it has no connection. */
export function isOffline(): boolean {
  return (globalThis.navigator as { onLine?: boolean } | undefined)?.onLine === false;
}

/** Sends a request without a body. Its answer is for somebody else, who also waits no longer than they want to. */
export async function post(
  url: string,
  headers: HttpRequest["headers"],
  credentials: RequestCredentials,
): Promise<Response> {
  return await fetch(url, { method: "POST", headers, credentials, cache: "no-store" });
}

/** Whether a host gives any sign of life, which a page may not read. */
export async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { method: "HEAD", mode: "no-cors", credentials: "omit", cache: "no-store" });
    return true;
  } catch {
    return false;
  }
}
