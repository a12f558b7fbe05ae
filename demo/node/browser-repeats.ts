import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";

/** A browser repeats sooner than this by itself, and a script that tries again, later. Milliseconds. */
const SOON = 245;

/**
 * Recognises requests that a browser repeats by itself.
 *
 * When a connection that has been used before closes without an answer, Chromium and Firefox send the request again on
 * another one, writes too, and the page never knows. A connection that is closed on purpose would so go unnoticed, so
 * the repeat is to be closed as well.
 */
export class BrowserRepeats {
  readonly #used = new WeakSet<Socket>();
  readonly #expected = new Map<string, number>();

  /** Whether this is the repeat of a request whose connection has just been closed. */
  isRepeat(request: IncomingMessage): boolean {
    const key = keyOf(request);
    const closedAt = this.#expected.get(key);
    this.#expected.delete(key);
    return closedAt !== undefined && performance.now() - closedAt < SOON;
  }

  /** Remembers that a connection has carried a whole answer: only then does a browser repeat. */
  markUsed({ socket }: IncomingMessage): void {
    this.#used.add(socket);
  }

  /** Remembers that a request's connection is about to be closed. */
  expect(request: IncomingMessage): void {
    if (this.#used.has(request.socket)) this.#expected.set(keyOf(request), performance.now());
  }
}

function keyOf({ method, url, headers }: IncomingMessage): string {
  const { authorization, cookie, referer, "content-length": length } = headers;
  return JSON.stringify([method, url, authorization, cookie, referer, length]);
}
