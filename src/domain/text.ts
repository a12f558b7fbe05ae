/** Parses JSON; `undefined` for anything that is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The first of a merchant's texts that says anything: editors leave `<p></p>` where nothing is written. */
export function firstText(...texts: readonly (string | undefined)[]): string | undefined {
  return texts.find((text) => text?.replace(/<[^<>]*>|&(?:nbsp|#160|#xa0);|[\s\u200b]/gi, ""));
}

/** Decodes base64url (RFC 4648, section 5); `""` for anything that is none. */
export function fromBase64Url(text: string): string {
  try {
    return atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
}
