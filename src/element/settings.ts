import { isBasketId } from "../basket/landing-state.js";
import { canonicalLocale } from "../i18n/locale.js";

/** How a value that a merchant wrote into an attribute, or a developer into a property, is read. */
export interface Setting<T> {
  /** Holds when there is no value, or a wrong one. */
  readonly fallback: T;
  /** What is allowed, for the warning about a wrong value. */
  readonly allowed: string;
  /** `undefined` for a wrong value. */
  readonly read: (value: unknown) => T | undefined;
}

/** The settings with more than one right value, by property. */
export const settings = {
  apiBase: url("/api", "an https URL without user name and password, or a path on this site", isSafeApi),
  basketCookie: text("limio_state", "a cookie name", /^[!#$%&'*+\-.^`|~\w]+$/),
  basketId: optional(
    text("", "a basket id, basket- and 32 to 36 letters, digits, - or _", undefined, isBasketId),
  ),
  tokenUrl: optional(
    url("", "an https URL without user name and password, or a path on this site", isSafeApi),
  ),
  checkoutUrl: optional(url("", "an http or https URL", isHttp)),
  checkoutOrigins: optional(
    text("", "origins such as https://shop.example, with spaces between", undefined, areOrigins),
  ),
  locale: optional(
    text("", "a language tag such as en-GB", undefined, (value) => canonicalLocale(value) !== undefined),
  ),
  theme: choice("auto", "light", "dark"),
  validateMode: choice("auto", "manual"),
  validateRequest: choice("path", "body"),
  credentials: choice("include", "same-origin", "omit"),
  timeout: integer(10_000, 1, 600_000),
  maxRetries: integer(2, 0, 10),
  headingLevel: integer(2, 2, 6),
  skeletonLines: integer(2, 0, 50),
} as const satisfies Record<string, Setting<unknown>>;

/** Turns a relative URL into an absolute one; `undefined` for what is no URL. */
export function parseUrl(value: string): URL | undefined {
  try {
    return new URL(value, document.baseURI);
  } catch {
    return undefined;
  }
}

/** Whether a URL leads to a page, not to a script or a file of another kind. */
export function isHttp({ protocol }: URL): boolean {
  return protocol === "https:" || protocol === "http:";
}

/** A token may travel to https, to the page's own origin, or to this machine. */
function isSafeApi(target: URL): boolean {
  if (!isHttp(target) || target.username || target.password) return false;
  const { protocol, hostname, origin } = target;
  return (
    protocol === "https:" ||
    origin === location.origin ||
    /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname)
  );
}

function areOrigins(value: string): boolean {
  return value.split(/\s+/).every((origin) => parseOrigin(origin) !== undefined);
}

/** Reads an http or https origin; `undefined` for anything else. */
export function parseOrigin(value: string): string | undefined {
  const target = /^https?:\/\//i.test(value) ? parseUrl(value) : undefined;
  return target && target.pathname === "/" && !target.search && !target.hash ? target.origin : undefined;
}

function text(
  fallback: string,
  allowed: string,
  pattern = /\S/,
  check: (value: string) => boolean = () => true,
): Setting<string> {
  return {
    fallback,
    allowed,
    read: (value) => {
      const trimmed = typeof value === "string" ? value.trim() : "";
      return pattern.test(trimmed) && check(trimmed) ? trimmed : undefined;
    },
  };
}

function url(fallback: string, allowed: string, check: (target: URL) => boolean): Setting<string> {
  return text(fallback, allowed, undefined, (value) => {
    // A placeholder's braces are filled in before the URL is used.
    const target = parseUrl(value.replaceAll("{basketId}", "basket"));
    return target !== undefined && check(target);
  });
}

function choice<const T extends string>(fallback: T, ...others: readonly T[]): Setting<T> {
  const values = [fallback, ...others];
  return {
    fallback,
    allowed: values.join(", "),
    read: (value) => {
      const name = typeof value === "string" ? value.trim().toLowerCase() : "";
      return values.find((each) => each === name);
    },
  };
}

function integer(fallback: number, minimum: number, maximum: number): Setting<number> {
  return {
    fallback,
    allowed: `a whole number from ${minimum} to ${maximum}`,
    read: (value) => {
      const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
      const isRight = typeof number === "number" && Number.isInteger(number);
      return isRight && number >= minimum && number <= maximum ? number : undefined;
    },
  };
}

function optional<T>(setting: Setting<T>): Setting<T | undefined> {
  return { ...setting, fallback: undefined };
}
