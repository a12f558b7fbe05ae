import { requestEarly } from "../api/early-requests.js";
import { ENDPOINTS, validateEndpoint } from "../api/endpoints.js";
import { cookieBasketId } from "../basket/landing-state.js";
import { attributeOf, settings, type Setting, type SettingName } from "./settings.js";
import { parseHttpUrl } from "./urls.js";

type Started = Record<string, Promise<Response | undefined>>;

/**
 * Lets the first requests of elements leave before their script is there, which takes the answers over: where they get their
 * token from `token-url`, and the basket is known. Of the others, and of what goes wrong here, it makes nothing.
 */
export function startEarly(elements: Iterable<Element>): void {
  const page = globalThis as { partnerCheckoutStart?: unknown };
  // The page has an early start of its own. Markup may have the name as well.
  if (page.partnerCheckoutStart && !(page.partnerCheckoutStart instanceof EventTarget)) return;
  const started: Started = {};
  for (const element of elements) {
    try {
      startOf(element, started);
    } catch {
      // The element asks by itself, and tells what is wrong.
    }
  }
  if (Object.keys(started).length > 0) {
    Object.defineProperty(page, "partnerCheckoutStart", {
      value: started,
      configurable: true,
      writable: true,
    });
  }
}

function startOf(element: Element, started: Started): void {
  // As the element does: what a host has written on it before it is defined wins.
  const own = (name: SettingName): unknown => Reflect.get(element, name);
  const valueOf = <T>(name: SettingName, { read, fallback }: Setting<T>): T =>
    read(own(name) ?? element.getAttribute(attributeOf(name))) ?? fallback;
  const tokenUrl = valueOf("tokenUrl", settings.tokenUrl);
  const cookieName = valueOf("basketCookie", settings.basketCookie);
  const basketId = valueOf("basketId", settings.basketId) ?? cookieBasketId(cookieName);
  // Elsewhere another basket than the one that is asked for here would have the same address.
  const isInPath = valueOf("validateRequest", settings.validateRequest) === "path";
  const base = parseHttpUrl(valueOf("apiBase", settings.apiBase))?.href.replace(/\/+$/, "");
  if (own("api") || own("getToken") || !tokenUrl || !basketId || !isInPath || !base) return;
  const basketUrl = base + ENDPOINTS + validateEndpoint(basketId);
  requestEarly({ tokenUrl, basketUrl, credentials: valueOf("credentials", settings.credentials) }, started);
}
