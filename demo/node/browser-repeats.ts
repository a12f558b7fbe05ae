import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";

/** How soon a browser repeats where it is sure to; a busy machine needs some of that. Milliseconds. */
const SURE_WITHIN = 1_000;

/** How soon where it may: a script tries again later than that. Milliseconds. */
const PERHAPS_WITHIN = 100;

/** A connection that has waited longer than this for its first request was kept ready. Milliseconds. */
const AT_ONCE = 15;

/**
 * Recognises requests that a browser repeats by itself.
 *
 * When a connection that has been used before, or kept ready, closes without an answer, Chromium and Firefox send the
 * request again on another one, writes too, and the page never knows. A connection that is closed on purpose would so go
 * unnoticed, so the repeat is to be closed as well.
 */
export class BrowserRepeats {
  readonly #used = new WeakSet<Socket>();
  readonly #openedAt = new WeakMap<Socket, number>();
  readonly #waited = new WeakSet<Socket>();
  readonly #servers = new WeakSet<Server>();
  readonly #expectedUntil = new Map<string, number>();

  /** Takes note of the connection that a request comes by. */
  see({ socket }: IncomingMessage & { readonly socket: Socket & { readonly server?: Server } }): void {
    const { server } = socket;
    if (server && !this.#servers.has(server)) {
      this.#servers.add(server);
      server.on("connection", (opened: Socket) => this.#openedAt.set(opened, performance.now()));
    }
    const openedAt = this.#openedAt.get(socket);
    if (openedAt !== undefined && performance.now() - openedAt > AT_ONCE) this.#waited.add(socket);
    this.#openedAt.delete(socket);
  }

  /** Whether this is the repeat of a request whose connection has just been closed. */
  isRepeat(request: IncomingMessage): boolean {
    const key = keyOf(request);
    const until = this.#expectedUntil.get(key) ?? 0;
    this.#expectedUntil.delete(key);
    return performance.now() < until;
  }

  /** No repeat is expected any more of the page that this request comes from: what it sends from now on is meant. */
  forget(request: IncomingMessage): void {
    const page = pageOf(request);
    for (const key of this.#expectedUntil.keys()) if (key.startsWith(page)) this.#expectedUntil.delete(key);
  }

  /** Remembers that a connection has carried a whole answer: then a browser is sure to repeat. */
  markUsed({ socket }: IncomingMessage): void {
    this.#used.add(socket);
  }

  /** Remembers that a request's connection is about to be closed. */
  expect(request: IncomingMessage): void {
    const { socket } = request;
    const within = this.#used.has(socket) ? SURE_WITHIN : this.#waited.has(socket) ? PERHAPS_WITHIN : 0;
    this.#expectedUntil.set(keyOf(request), performance.now() + within);
  }
}

function pageOf({ headers: { cookie, referer } }: IncomingMessage): string {
  return JSON.stringify([cookie, referer]);
}

function keyOf(request: IncomingMessage): string {
  const { method, url, headers } = request;
  const { authorization, "content-length": length } = headers;
  return pageOf(request) + JSON.stringify([method, url, authorization, length]);
}
