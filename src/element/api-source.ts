import { createApi, type ApiOptions } from "../api/create-api.js";
import type { GetToken } from "../api/token.js";
import type { SessionSettings } from "../basket/basket-session.js";
import type { PartnerCheckoutApi } from "../basket/port.js";
import { sameParts } from "../domain/same.js";
import { parseHttpUrl } from "./urls.js";

/** The settings that say how to reach the API. `getToken` is looked up each time that a token is needed. */
export interface ApiSettings extends Required<
  Pick<ApiOptions, "apiBase" | "credentials" | "timeout" | "maxRetries" | "validateRequest">
> {
  readonly api: PartnerCheckoutApi | undefined;
  readonly getToken: GetToken | undefined;
  readonly tokenUrl: string | undefined;
}

/** Supplies the way to the API, which is made once for one set of settings, so that its token is kept. */
export type ApiSource = (
  settings: ApiSettings,
  token: string | undefined,
) => Pick<SessionSettings, "api" | "apiKey">;

/** Makes an element's `ApiSource`. */
export function createApiSource(observe: ApiOptions["observe"]): ApiSource {
  let made: { readonly api: PartnerCheckoutApi | undefined; readonly parts: readonly unknown[] } | undefined;
  return (settings, token) => {
    const { api, apiBase, credentials, timeout, maxRetries, validateRequest, getToken, tokenUrl } = settings;
    // The highest-ranking source alone: the others would only make equal baskets look different.
    const source = getToken ? { getToken } : tokenUrl ? { tokenUrl } : { token };
    const [held] = Object.values(source);
    const url = parseHttpUrl(apiBase)?.href ?? apiBase;
    const shared = [api, url, credentials, Object.keys(source)[0]];
    // The same way also where a framework gives a function anew at every render.
    const parts = [...shared, getToken ? "" : held, timeout, maxRetries, validateRequest];
    if (!sameParts(parts, made?.parts)) {
      const options = { apiBase: url, credentials, timeout, maxRetries, validateRequest, observe, ...source };
      if (getToken) options.getToken = (request) => (settings.getToken ?? getToken).call(settings, request);
      made = { parts, api: api ?? (held ? createApi(options) : undefined) };
    }
    return { api: made?.api, apiKey: [...shared, held] };
  };
}
