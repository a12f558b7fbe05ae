import type { Clock } from "../domain/clock.js";
import { PartnerCheckoutError, toPartnerCheckoutError, type ErrorDetails } from "../domain/error.js";
import { sendHttp, untilAborted, withTimeout, type HttpRequest } from "./http.js";
import { jwtSchema, read, tokenSchema } from "./schema.js";

/** Why a token is asked for: the first one, one about to expire, one that the API refused. */
export type TokenReason = "initial" | "expiring" | "unauthorized";

/** The host page's own way to supply bearer tokens. */
export type GetToken = (request: {
  readonly reason: TokenReason;
  readonly signal: AbortSignal;
}) => string | Promise<string>;

/** Where tokens come from, in the order of their rank. */
export interface TokenSources {
  readonly getToken?: GetToken | undefined;
  /** URL that answers `POST` in OAuth's shape. */
  readonly tokenUrl?: string | undefined;
  readonly token?: string | undefined;
}

interface HeldToken {
  readonly token: string;
  /** When it ends, in milliseconds since 1970; `Infinity` when nothing says. */
  readonly expiresAt: number;
  /** From when on a new one is asked for first. */
  readonly renewAt: number;
}

/** Tokens are renewed a fifth of their life before its end, but not earlier than this; milliseconds. */
const LONGEST_MARGIN = 60_000;

/**
 * Supplies bearer tokens, from memory while they last. Requests that wait at the same time share one call of the
 * source.
 */
export class TokenProvider {
  readonly #sources: TokenSources;
  readonly #timeout: number;
  readonly #clock: Clock;
  #held: HeldToken | undefined;
  #flight: Promise<string> | undefined;

  constructor(sources: TokenSources, timeout: number, clock: Clock) {
    this.#sources = sources;
    this.#timeout = timeout;
    this.#clock = clock;
  }

  /**
   * A token to send.
   *
   * @throws {PartnerCheckoutError} `token-missing` when the source throws, hangs or gives none; `unauthorized` when the
   *   token endpoint refuses the shopper; `aborted`.
   */
  async get(signal?: AbortSignal): Promise<string> {
    const held = this.#held;
    if (!held) return await this.#ask("initial", signal);
    if (this.#clock.now() < held.renewAt) return held.token;
    try {
      return await this.#ask("expiring", signal);
    } catch (error) {
      // It may still do; if it does not, the API says so.
      if (held.expiresAt > this.#clock.now() && !signal?.aborted) return held.token;
      throw error;
    }
  }

  /** A token in place of one that the API refused. Asks the source unless that has been done meanwhile. */
  async renew(refused: string, signal?: AbortSignal): Promise<string> {
    if (this.#held && this.#held.token !== refused) return this.#held.token;
    return await this.#ask("unauthorized", signal);
  }

  /** Forgets the token after the API has refused a fresh one too, so that the next attempt asks anew. */
  forget(refused: string): void {
    if (this.#held?.token === refused) this.#held = undefined;
  }

  #ask(reason: TokenReason, signal: AbortSignal | undefined): Promise<string> {
    this.#flight ??= this.#fetch(reason).finally(() => {
      this.#flight = undefined;
    });
    return untilAborted(this.#flight, signal);
  }

  async #fetch(reason: TokenReason): Promise<string> {
    const { supplied, lifetime } = await this.#supply(reason);
    const token = typeof supplied === "string" ? supplied.replace(/^Bearer\s+/i, "").trim() : "";
    // Anything but printable ASCII could not even travel in a header.
    if (!/^[\x21-\x7e]+$/.test(token))
      throw noToken(reason, "The source of tokens gave no usable bearer token");
    this.#held = { token, ...this.#validity(token, lifetime) };
    return token;
  }

  async #supply(reason: TokenReason): Promise<{ supplied: unknown; lifetime?: unknown }> {
    const { getToken, tokenUrl: url, token } = this.#sources;
    const timeout = this.#timeout;
    const clock = this.#clock;
    if (getToken) {
      try {
        return {
          supplied: await withTimeout(async (signal) => await getToken({ reason, signal }), timeout, clock),
        };
      } catch {
        // What the host threw is not kept as a cause: it may quote the token.
        throw noToken(reason, "getToken failed or did not settle in time");
      }
    }
    if (!url) return { supplied: token };
    const headers = { accept: "application/json" };
    const request: HttpRequest = { url, method: "POST", headers, credentials: "include", timeout };
    const { status, text } = await sendHttp(request, clock).catch((cause: unknown) => {
      if (toPartnerCheckoutError(cause).code === "offline") throw cause;
      throw noToken(reason, "The token endpoint could not be reached", { cause });
    });
    const grant = status >= 200 && status < 300 ? read(tokenSchema, parseJson(text)) : undefined;
    if (!grant) {
      const isRefused = status === 401 || status === 403;
      throw noToken(
        isRefused ? "unauthorized" : reason,
        `The token endpoint answered ${status} without a token`,
        { status },
      );
    }
    return { supplied: grant.access_token, lifetime: grant.expires_in };
  }

  #validity(token: string, lifetime: unknown): Omit<HeldToken, "token"> {
    const now = this.#clock.now();
    const end = Number(lifetime) > 0 ? now + Number(lifetime) * 1000 : jwtExpiry(token) * 1000;
    // A fresh token whose end has passed speaks of a wrong clock here; the API is the judge then.
    if (end <= now) return { renewAt: Infinity, expiresAt: Infinity };
    return { expiresAt: end, renewAt: end - Math.min(LONGEST_MARGIN, (end - now) / 5) };
  }
}

function noToken(reason: TokenReason, message: string, details?: ErrorDetails): PartnerCheckoutError {
  return new PartnerCheckoutError(
    reason === "unauthorized" ? "unauthorized" : "token-missing",
    message,
    details,
  );
}

/** Parses JSON; `undefined` for anything that is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** When a JWT ends, in seconds since 1970; `0` for any other token. */
function jwtExpiry(token: string): number {
  const payload = token.split(".")[1] ?? "";
  try {
    const claims = read(jwtSchema, JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/"))));
    return Number(claims?.exp) || 0;
  } catch {
    return 0;
  }
}
