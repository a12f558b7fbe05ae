import type { TokenClaims } from "../api/token.js";
import type { PartnerCheckoutError } from "../domain/error.js";
import { finding, type Finding } from "./finding.js";

const MINUTE = 60_000;
/** What a server hands on has been under way for a moment, and clocks are never quite right; milliseconds. */
const TOLERANCE = MINUTE;

/** Where the element's tokens come from, as far as can be seen: what `token` was set to cannot. */
export interface TokenSettings {
  readonly tokenUrl: string | undefined;
  readonly getToken: unknown;
}

/** What a token's own dates say when it comes. */
export function checkClaims(claims: TokenClaims | undefined, now: number): readonly Finding[] {
  const issued = Number(claims?.iat) * 1000;
  const end = Number(claims?.exp) * 1000;
  if (issued > now + TOLERANCE) {
    const minutes = Math.round((issued - now) / MINUTE);
    return [
      finding(
        "clock-skew",
        `The token was issued ${minutes} minutes in the future, by this device's clock.`,
        "Set the clock of this device, or of the server that mints the token: one of them is wrong.",
      ),
    ];
  }
  if (end <= now) {
    const minutes = Math.round((now - end) / MINUTE);
    return [
      finding(
        "token-expired",
        `The token had ended ${minutes} minutes before it came, by this device's clock.`,
        "Your server may hand on a token that it keeps: have it mint a new one before the old one ends.",
        "Or the clock of this device is ahead.",
      ),
    ];
  }
  return [];
}

/** Why there is no token. */
export function explainNoToken(
  { message, status, cause }: PartnerCheckoutError,
  { tokenUrl, getToken }: TokenSettings,
): Finding {
  if (getToken) {
    return finding(
      "no-token",
      `${message}.`,
      "getToken has to return a token, or a promise of one, within the timeout. What it throws is not shown, for it may hold a token.",
    );
  }
  if (!tokenUrl) {
    return finding(
      "no-token-source",
      "There is no way to get a token.",
      'Write token-url="…" with an address on your own server that answers POST with { "access_token": "…", "expires_in": 3600 }.',
      "Or set the property getToken, or token.",
    );
  }
  return finding("no-token", `${message}: ${tokenUrl}`, ...remediesFor(status, cause !== undefined));
}

function remediesFor(status: number | undefined, isUnanswered: boolean): readonly string[] {
  if (status === 404)
    return ["There is nothing at this address: correct it, or add the route to your server."];
  if (status === 405) return ["Answer POST there: a token is nothing to be cached or linked to."];
  if (status === 401 || status === 403) {
    return [
      "Your server refuses this visitor: let in everybody who may see the basket, and CSRF checks know of it.",
    ];
  }
  if (isUnanswered) {
    return [
      "No answer came that the page may read. On your own origin: is the server up?",
      "On another origin it needs Access-Control-Allow-Origin with this page's origin, and Access-Control-Allow-Credentials: true.",
    ];
  }
  return ['Answer with JSON in OAuth\'s shape: { "access_token": "…", "expires_in": 3600 }.'];
}

/** Why the API refuses a token that has not ended. */
export function explainRefusal(apiBase: string): Finding {
  return finding(
    "token-refused",
    `The API at ${apiBase} refuses the token, and a fresh one as well.`,
    "It may be of another tenant or environment than api-base: mint it at the same host.",
    "Or it was minted without the scope partner, or for a client that has been switched off.",
  );
}
