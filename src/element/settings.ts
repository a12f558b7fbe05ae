import { isBasketId } from "../basket/landing-state.js";
import { canonicalLocale } from "../i18n/locale.js";
import { isSafeForTokens, parseHttpUrl, parseOrigin, withBasketId } from "./urls.js";

/** How a value that a merchant wrote into an attribute, or a developer into a property, is read. */
export interface Setting<T> {
  /** Holds when there is no value, or a wrong one. */
  readonly fallback: T;
  /** What is allowed, for the warning about a wrong value. */
  readonly allowed: string;
  /** `undefined` for a wrong value. */
  readonly read: (value: unknown) => T | undefined;
}

const SAFE_URL = "an https URL without credentials, or one on this site";

/** An attribute that is there or not. */
const flag: Setting<boolean> = {
  fallback: false,
  allowed: "",
  // `""` is how an attribute without a value reads.
  read: (value) => value === "" || Boolean(value),
};

/** The settings, by property. */
export const settings = {
  apiBase: text(SAFE_URL, isSafeForTokens, "/api"),
  basketCookie: text("a cookie name", (value) => /^[!#$%&'*+\-.^`|~\w]+$/.test(value), "limio_state"),
  basketId: text("a basket id", isBasketId),
  tokenUrl: text(SAFE_URL, isSafeForTokens),
  checkoutUrl: text("an http(s) URL, with {basketId} where the id goes", (value) => {
    const filled = withBasketId(value, "basket");
    return parseHttpUrl(filled) !== undefined && !/[{}]/.test(filled);
  }),
  checkoutOrigins: text("origins with spaces between", (value) => value.split(/[\s,]+/).every(parseOrigin)),
  locale: text("a language tag", (value) => canonicalLocale(value) !== undefined),
  heading: text("a text", () => true),
  theme: choice("auto", "light", "dark"),
  validateMode: choice("auto", "manual"),
  validateRequest: choice("path", "body"),
  credentials: choice("include", "same-origin", "omit"),
  timeout: integer(10_000, 1, 600_000),
  maxRetries: integer(2, 0, 10),
  headingLevel: integer(2, 2, 6),
  skeletonLines: integer(2, 0, 50),
  readonly: flag,
  debug: flag,
  getToken: only("function"),
  api: only("object"),
  messages: { ...only("object"), fallback: {} },
} as const satisfies Record<string, Setting<unknown>>;

/** Name of a setting, which is the name of its property. */
export type SettingName = keyof typeof settings;

/** A value as the console may show it: user name and password in a URL are nobody else's business. */
export function withoutPassword(value: string): string {
  return value.replace(/.*@/s, "…@");
}

/** The attribute of a property. */
export function attributeOf(property: SettingName): string {
  return property === "validateMode"
    ? "validate"
    : property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function text(allowed: string, isRight: (value: string) => boolean): Setting<string | undefined>;
function text(allowed: string, isRight: (value: string) => boolean, fallback: string): Setting<string>;
function text(
  allowed: string,
  isRight: (value: string) => boolean,
  fallback?: string,
): Setting<string | undefined> {
  return {
    fallback,
    allowed,
    read: (value) => {
      const trimmed = typeof value === "string" ? value.trim() : "";
      return trimmed && isRight(trimmed) ? trimmed : undefined;
    },
  };
}

function choice<const T extends string>(fallback: T, ...others: readonly T[]): Setting<T> {
  const values = [fallback, ...others];
  return {
    fallback,
    allowed: values.join(", "),
    read: (value) =>
      typeof value === "string" ? values.find((each) => each === value.trim().toLowerCase()) : undefined,
  };
}

/** For properties that no attribute can hold. */
function only(type: "function" | "object"): Setting<unknown> {
  return {
    fallback: undefined,
    allowed: `of type ${type}`,
    read: (value) => (typeof value === type ? value : undefined),
  };
}

/** Properties by their attributes. */
export const propertyOf: ReadonlyMap<string, SettingName> = new Map(
  (Object.keys(settings) as SettingName[]).map((name) => [attributeOf(name), name]),
);

/** A whole number, written as such. */
export function integer(fallback: number, minimum: number, maximum: number): Setting<number> {
  return {
    fallback,
    allowed: `a whole number from ${minimum} to ${maximum}`,
    read: (value) => {
      const number = typeof value === "string" && value.trim() ? Number(value) : value;
      return Number.isInteger(number) && Number(number) >= minimum && Number(number) <= maximum
        ? Number(number)
        : undefined;
    },
  };
}

/** Units that a `<partner-checkout-offer>` puts into a basket. */
export const offerQuantity = integer(1, 1, 9999);
