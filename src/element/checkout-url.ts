import { isHttp, parseOrigin, parseUrl } from "./settings.js";

/**
 * Fills the basket's id into the address of the checkout and checks where it leads.
 *
 * @param template - Address with `{basketId}` where the id goes, encoded.
 * @param origins - Origins that it may lead to, with spaces between; without them any http(s) URL.
 * @returns `undefined` for an address that must not be gone to.
 */
export function checkoutUrl(
  template: string,
  basketId: string,
  origins: string | undefined,
): string | undefined {
  const target = parseUrl(template.replaceAll("{basketId}", encodeURIComponent(basketId)));
  if (!target || !isHttp(target)) return undefined;
  const allowed = origins?.split(/\s+/).map(parseOrigin);
  return !allowed || allowed.includes(target.origin) ? target.href : undefined;
}
