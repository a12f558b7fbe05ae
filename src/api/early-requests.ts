import { parseJson } from "../domain/text.js";
import { post } from "./http.js";

/** What is asked for before the script is there that needs it. */
export interface EarlyRequests {
  /** URL that answers `POST` with a token, in OAuth's shape. */
  readonly tokenUrl: string;
  /** URL that answers `POST` with the basket, for that token. */
  readonly basketUrl: string;
  readonly credentials: RequestCredentials;
}

/**
 * Asks for a token, and with it for the basket, and leaves both answers where `takeEarly()` finds them. What comes to nothing is
 * asked for again by whoever needs it, and told of then.
 *
 * @param started - Answers by absolute URL.
 */
export function requestEarly(
  { tokenUrl, basketUrl, credentials }: EarlyRequests,
  started: Record<string, Promise<Response | undefined>>,
): void {
  const [tokenKey, basketKey] = [new Request(tokenUrl).url, new Request(basketUrl).url];
  const accept = { accept: "application/json" };
  const token = (started[tokenKey] ??= post(tokenUrl, accept, "include").catch(() => undefined));
  const withToken = async (): Promise<Response | undefined> => {
    const grant = parseJson((await (await token)?.clone().text()) ?? "");
    const bearer = (grant as { readonly access_token?: unknown } | null | undefined)?.access_token;
    if (typeof bearer !== "string" || !bearer) return undefined;
    return await post(basketUrl, { ...accept, authorization: `Bearer ${bearer}` }, credentials);
  };
  started[basketKey] ??= withToken().catch(() => undefined);
}
