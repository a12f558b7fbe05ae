import { isRecord } from "./values.js";

/** Ways in which the landing-state cookie may carry the basket id. */
export const COOKIE_ENCODINGS = ["json", "json-plain", "bare", "base64url", "jwt"] as const;

/** One of the ways in which the landing-state cookie may carry the basket id. */
export type CookieEncoding = (typeof COOKIE_ENCODINGS)[number];

/** What a developer can turn on the stand-in while it runs. */
export interface Settings {
  /** Milliseconds before each answer of the API. */
  readonly latency: number;
  /** Seconds that a new token lasts. */
  readonly tokenLifetime: number;
  /** How many of the next tokens the API refuses although they look right. */
  readonly refuseTokens: number;
  readonly cookieName: string;
  readonly cookieEncoding: CookieEncoding;
  /** Hides the landing-state cookie from page script. */
  readonly httpOnlyCookie: boolean;
  readonly setCookieOnInitiate: boolean;
  /** Milliseconds that the API's clock is ahead. */
  readonly clockOffset: number;
  /** Most units that the API stores of an order item, whatever the catalogue says. */
  readonly serverMaximum: number | null;
  /** Whether a quantity that was not stored as asked is explained by the action's result. */
  readonly explainClamps: boolean;
}

/** Settings of a fresh session. */
export const DEFAULT_SETTINGS: Settings = {
  latency: 0,
  tokenLifetime: 3600,
  refuseTokens: 0,
  cookieName: "limio_state",
  cookieEncoding: "json",
  httpOnlyCookie: false,
  setCookieOnInitiate: true,
  clockOffset: 0,
  serverMaximum: null,
  explainClamps: true,
};

const isBoolean = (value: unknown): boolean => typeof value === "boolean";
const isNumber = (value: unknown): boolean => typeof value === "number" && Number.isFinite(value);
const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0;

const allowed: Readonly<Record<keyof Settings, readonly [check: (value: unknown) => boolean, what: string]>> =
  {
    latency: [isCount, "a whole number of milliseconds"],
    tokenLifetime: [isCount, "a whole number of seconds"],
    refuseTokens: [isCount, "a whole number"],
    // RFC 6265: a cookie's name is a token.
    cookieName: [
      (value) => typeof value === "string" && /^[\w!#$%&'*+.^`|~-]+$/.test(value),
      "a cookie name",
    ],
    cookieEncoding: [
      (value) => COOKIE_ENCODINGS.some((encoding) => encoding === value),
      `one of ${COOKIE_ENCODINGS.join(", ")}`,
    ],
    httpOnlyCookie: [isBoolean, "true or false"],
    setCookieOnInitiate: [isBoolean, "true or false"],
    clockOffset: [isNumber, "a number of milliseconds"],
    serverMaximum: [(value) => value === null || (isCount(value) && value !== 0), "a whole number or null"],
    explainClamps: [isBoolean, "true or false"],
  };

/**
 * Reads a change of settings.
 *
 * @returns The change, or a sentence that names the field which is wrong.
 */
export function readSettings(body: unknown): Partial<Settings> | string {
  if (!isRecord(body)) return "The body must be a JSON object";
  for (const [name, value] of Object.entries(body)) {
    if (!Object.hasOwn(allowed, name)) return `${name} is no setting`;
    const [check, what] = allowed[name as keyof Settings];
    if (!check(value)) return `${name} must be ${what}`;
  }
  return body;
}
