/** Turns a relative URL into an absolute one; `undefined` for what is no URL. */
export function parseUrl(value: string, base = document.baseURI): URL | undefined {
  try {
    return new URL(value, base);
  } catch {
    return undefined;
  }
}

/** Reads a URL that a page or a picture may have: http or https, nothing that runs. */
export function parseHttpUrl(value: string, base?: string): URL | undefined {
  // An editor that makes quotes typographic makes them part of the address.
  const target = /^["“”„″]|["“”″]$/.test(value) ? undefined : parseUrl(value, base);
  return target && /^https?:$/.test(target.protocol) ? target : undefined;
}

/** Whether a token may travel there: to https, to the page's own origin, or to this machine; no credentials inside. */
export function isSafeForTokens(value: string): boolean {
  const target = parseHttpUrl(value);
  return (
    !!target &&
    !target.username &&
    !target.password &&
    (target.protocol === "https:" ||
      target.origin === location.origin ||
      /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(target.hostname))
  );
}

/** Reads an http or https origin; `undefined` for anything else. */
export function parseOrigin(value: string): string | undefined {
  const target = /^https?:\/\//i.test(value) ? parseUrl(value) : undefined;
  return target?.href === `${target?.origin}/` ? target.origin : undefined;
}

/** Fills in the basket's id, also where a content management system has encoded the braces. */
export function withBasketId(template: string, basketId: string): string {
  return template.replace(/(?:\{|%7B)basketId(?:\}|%7D)/gi, () => basketId);
}

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
  const target = parseHttpUrl(withBasketId(template, encodeURIComponent(basketId)));
  const allowed = origins?.split(/[\s,]+/).map(parseOrigin);
  return target && (!allowed || allowed.includes(target.origin)) ? target.href : undefined;
}
