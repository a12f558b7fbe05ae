import { DEFAULT_SETTINGS, type CookieEncoding, type Settings } from "./settings.js";
import { fromBase64Url, isRecord, parseJson, toBase64Url } from "./values.js";

const ID_NAMES = ["basketId", "checkoutId", "basket_id"];

/** The `Set-Cookie` header that names a basket in the way the settings say. */
export function landingCookie(basketId: string, settings: Settings, isSecure: boolean): string {
  return setCookie(settings.cookieName, encode(basketId, settings.cookieEncoding), {
    isSecure,
    httpOnly: settings.httpOnlyCookie,
  });
}

/** A `Set-Cookie` header for a cookie that lasts as long as the browser's session. */
export function setCookie(
  name: string,
  value: string,
  { isSecure, httpOnly = false }: { readonly isSecure: boolean; readonly httpOnly?: boolean },
): string {
  return `${name}=${value}; Path=/; SameSite=Lax${isSecure ? "; Secure" : ""}${httpOnly ? "; HttpOnly" : ""}`;
}

/** The `Set-Cookie` header that deletes a cookie. */
export function clearCookie(name: string): string {
  return `${name}=; Path=/; SameSite=Lax; Max-Age=0`;
}

/** The value of a cookie in a request. */
export function cookieOf(headers: Headers, name: string): string | undefined {
  return (headers.get("cookie") ?? "")
    .split(/; */)
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}

/** The basket that a request's landing-state cookie names. */
export function basketIdOf(headers: Headers, cookieName = DEFAULT_SETTINGS.cookieName): string | undefined {
  const cookie = cookieOf(headers, cookieName);
  return cookie === undefined ? undefined : decodeLandingCookie(cookie);
}

/** Reads the basket id out of a landing-state cookie, whichever way it is encoded. */
function decodeLandingCookie(value: string): string | undefined {
  const plain = percentDecode(value.replace(/^"([^"]*)"$/, "$1"));
  if (/^basket-[\w-]+$/.test(plain)) return plain;
  const encoded = plain.split(".")[1] ?? plain;
  return basketIdIn(parseJson(plain)) ?? basketIdIn(parseJson(fromBase64Url(encoded)));
}

function encode(basketId: string, encoding: CookieEncoding): string {
  const state = JSON.stringify({ basketId });
  switch (encoding) {
    case "json":
      return encodeURIComponent(state);
    case "json-plain":
      return state;
    case "bare":
      return basketId;
    case "base64url":
      return toBase64Url(state);
    case "jwt":
      return `${toBase64Url('{"alg":"none","typ":"JWT"}')}.${toBase64Url(state)}.`;
  }
}

function basketIdIn(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  for (const candidate of [value, ...Object.values(value)]) {
    if (!isRecord(candidate)) continue;
    const id = ID_NAMES.map((name) => candidate[name]).find((found) => typeof found === "string");
    if (typeof id === "string") return id;
  }
  return undefined;
}

function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
