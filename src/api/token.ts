import type { Clock } from "../domain/clock.js";
import { PartnerCheckoutError, toPartnerCheckoutError, type ErrorDetails } from "../domain/error.js";
import { fromBase64Url, parseJson } from "../domain/text.js";
import { isOffline, sendHttp, untilAborted, withTimeout, type HttpRequest } from "./http.js";
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

/** Supplies bearer tokens, from memory while they last. */
export interface TokenProvider {
  /**
   * A token to send. Requests that wait at the same time share one call of the source.
   *
   * @throws {PartnerCheckoutError} `token-missing` when the source throws, hangs or gives none; `unauthorized` when the
   *   token endpoint refuses the shopper; `aborted`.
   */
  get(signal?: AbortSignal): Promise<string>;
  /** A token in place of one that the API refused. Asks the source unless that has been done meanwhile. */
  renew(refused: string, signal?: AbortSignal): Promise<string>;
  /** Forgets the token after the API has refused a fresh one too, so that the next attempt asks anew. */
  forget(refused: string): void;
}

/** What a token says of itself (RFC 7519, section 4.1), where it is a JWT. */
export interface TokenClaims {
  /** When it was issued, in seconds since 1970. */
  readonly iat?: unknown;
  /** When it ends, in seconds since 1970. */
  readonly exp?: unknown;
}

/**
 * Makes a provider of tokens from the highest-ranking source.
 *
 * @param observe - Is told of each token that comes, and never the token.
 */
export function createTokenProvider(
  { getToken, tokenUrl: url, token: fixed }: TokenSources,
  timeout: number,
  clock: Clock,
  observe?: (entry: { readonly claims: TokenClaims | undefined }) => void,
): TokenProvider {
  let held: HeldToken | undefined;
  let flight: Promise<string> | undefined;

  const ask = (reason: TokenReason, signal: AbortSignal | undefined): Promise<string> => {
    flight ??= renewHeld(reason).finally(() => {
      flight = undefined;
    });
    return untilAborted(flight, signal);
  };

  const renewHeld = async (reason: TokenReason): Promise<string> => {
    const { supplied, lifetime } = await supply(reason);
    const token = typeof supplied === "string" ? supplied.replace(/^Bearer\s+/i, "").trim() : "";
    // Anything but printable ASCII could not even travel in a header.
    if (!/^[\x21-\x7e]+$/.test(token)) throw noToken(reason, "No usable token was given");
    const now = clock.now();
    const claims = read(jwtSchema, parseJson(fromBase64Url(token.split(".")[1] ?? "")));
    observe?.({ claims });
    const end = Number(lifetime) > 0 ? now + Number(lifetime) * 1000 : Number(claims?.exp) * 1000;
    held =
      end > now
        ? { token, expiresAt: end, renewAt: end - Math.min(LONGEST_MARGIN, (end - now) / 5) }
        : // A fresh token whose end has passed speaks of a wrong clock here; the API is the judge then.
          { token, expiresAt: Infinity, renewAt: Infinity };
    return token;
  };

  const supply = async (reason: TokenReason): Promise<{ supplied: unknown; lifetime?: unknown }> => {
    if (getToken) {
      // What it would ask now might fail when the connection is back, and be taken for a want of tokens.
      if (isOffline()) throw new PartnerCheckoutError("offline", "No connection to ask for a token");
      try {
        return {
          supplied: await withTimeout(async (signal) => await getToken({ reason, signal }), timeout, clock),
        };
      } catch {
        // What the host threw is not kept as a cause: it may quote the token.
        if (isOffline()) throw new PartnerCheckoutError("offline", "getToken failed");
        throw noToken(reason, "getToken failed");
      }
    }
    if (!url) return { supplied: fixed };
    const headers = { accept: "application/json" };
    const request: HttpRequest = { url, method: "POST", headers, credentials: "include", timeout };
    const { status, text } = await sendHttp(request, clock).catch((cause: unknown) => {
      if (toPartnerCheckoutError(cause).code === "offline") throw cause;
      throw noToken(reason, "token-url failed", { cause });
    });
    const grant = status >= 200 && status < 300 ? read(tokenSchema, parseJson(text)) : undefined;
    if (!grant) {
      const isRefused = status === 401 || status === 403;
      throw noToken(isRefused ? "unauthorized" : reason, `token-url answered ${status}`, { status });
    }
    return { supplied: grant.access_token, lifetime: grant.expires_in };
  };

  return {
    async get(signal) {
      const known = held;
      if (!known) return await ask("initial", signal);
      if (clock.now() < known.renewAt) return known.token;
      try {
        return await ask("expiring", signal);
      } catch (error) {
        // It may still do; if it does not, the API says so.
        if (known.expiresAt > clock.now() && !signal?.aborted) return known.token;
        throw error;
      }
    },
    async renew(refused, signal) {
      return held && held.token !== refused ? held.token : await ask("unauthorized", signal);
    },
    forget(refused) {
      if (held?.token === refused) held = undefined;
    },
  };
}

function noToken(reason: TokenReason, message: string, details?: ErrorDetails): PartnerCheckoutError {
  return new PartnerCheckoutError(
    reason === "unauthorized" ? "unauthorized" : "token-missing",
    message,
    details,
  );
}
