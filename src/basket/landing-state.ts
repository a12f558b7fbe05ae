import Cookies from "js-cookie";
import { fromBase64Url, parseJson } from "../domain/text.js";

/** What the landing-state cookie says. */
export type LandingState =
  /** It names a basket. */
  | { readonly type: "found"; readonly basketId: string }
  /** There is no such cookie that script may see: none at all, an HttpOnly one, or one of another site. */
  | { readonly type: "missing"; readonly basketId?: undefined }
  /** There is one, and it names no basket. */
  | { readonly type: "malformed"; readonly basketId?: undefined }
  /** This document may not read cookies at all, as in a sandboxed frame. */
  | { readonly type: "unreadable"; readonly basketId?: undefined };

const BASKET_ID = /^basket-[A-Za-z0-9\-_]{32,36}$/;
const ID_NAMES = ["basketId", "checkoutId", "basket_id"];

/** Whether a string has the form of a basket id that `validate` takes. */
export function isBasketId(value: unknown): value is string {
  return typeof value === "string" && BASKET_ID.test(value);
}

/** Reads the landing-state cookie. */
export function readLandingState(cookieName: string): LandingState {
  let value: unknown;
  try {
    value = readRaw(cookieName);
  } catch {
    return { type: "unreadable" };
  }
  if (typeof value !== "string" || value === "") return { type: "missing" };
  const basketId = parseLandingState(value);
  return basketId === undefined ? { type: "malformed" } : { type: "found", basketId };
}

/** The basket that the landing-state cookie names, if it names one. */
export function cookieBasketId(cookieName: string): string | undefined {
  return readLandingState(cookieName).basketId;
}

/**
 * Writes the landing state after `initiate`, for the API to read on *update*, unless the API has set the cookie by
 * itself. A session cookie, as the API's own.
 */
export function writeLandingState(cookieName: string, basketId: string): void {
  if (cookieBasketId(cookieName) === basketId) return;
  try {
    const written = Cookies.set(cookieName, JSON.stringify({ basketId }), {
      path: "/",
      sameSite: "Lax",
      secure: location.protocol === "https:",
    });
    // Where a `<form name="cookie">` hides the property of the document, the setter below it still works.
    if (cookieBasketId(cookieName) !== basketId) Reflect.set(Document.prototype, "cookie", written, document);
  } catch {
    // A document that may not write cookies keeps the basket for as long as it stays open.
  }
}

/** A change of cookies, as the Cookie Store API tells of it. */
interface CookieChangeEvent extends Event {
  readonly changed: readonly { readonly name: string }[];
  readonly deleted: readonly { readonly name: string }[];
}

/**
 * Calls back when the cookie may have changed, as far as the browser tells (Cookie Store API); elsewhere the cookie is
 * read again when the page gets the focus.
 *
 * @param cookieName - Gives the name, which may be another one by then.
 */
export function watchLandingState(
  cookieName: () => string | undefined,
  onChange: () => void,
  signal: AbortSignal,
): void {
  const store = (globalThis as { cookieStore?: EventTarget }).cookieStore;
  const listener = (event: Event): void => {
    const { changed, deleted } = event as CookieChangeEvent;
    if ([...changed, ...deleted].some(({ name }) => name === cookieName())) onChange();
  };
  store?.addEventListener("change", listener, { signal });
}

/**
 * Finds the basket id in a cookie's value. How Limio encodes it is not published, so these are tried in this order: a
 * bare id; JSON, plain or percent-encoded; base64url JSON; a JWT's payload, which is read and not verified.
 */
export function parseLandingState(value: string): string | undefined {
  // RFC 6265 lets a value stand in quotes; JSON's own quotes come in the middle.
  const plain = decode(value.replace(/^"([^"]*)"$/, "$1"));
  if (BASKET_ID.test(plain)) return plain;
  const segment = plain.split(".")[1] ?? plain;
  return findBasketId(parseJson(plain)) ?? findBasketId(parseJson(fromBase64Url(segment)));
}

/** The id itself, or at the top level of an object, or one level below. */
function findBasketId(value: unknown): string | undefined {
  const holders: readonly unknown[] = [value, ...Object.values(value ?? {})];
  const ids = holders.flatMap((holder) => ID_NAMES.map((name): unknown => Object(holder)[name]));
  return [value, ...ids].find(isBasketId);
}

function readRaw(cookieName: string): unknown {
  const raw = { read: (value: string) => value };
  try {
    return Cookies.withConverter(raw).get(cookieName);
  } catch {
    return documentCookie()
      .split("; ")
      .find((pair) => pair.startsWith(`${cookieName}=`))
      ?.slice(cookieName.length + 1);
  }
}

/** All cookies that script may see, also where a `<form name="cookie">` hides the property of the document. */
export function documentCookie(): string {
  return Reflect.get(Document.prototype, "cookie", document);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
