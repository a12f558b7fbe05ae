import type { PartnerCheckoutApi } from "../basket/port.js";
import type { Clock } from "../domain/clock.js";
import { createPartnerCheckoutApi } from "./partner-checkout-api.js";
import { systemClock } from "./system-clock.js";
import { createTokenProvider, type TokenClaims, type TokenSources } from "./token.js";
import { createTransport, type RequestEntry, type TransportOptions } from "./transport.js";

/** How to reach the API, and where its tokens come from. */
export interface ApiOptions extends TokenSources, Partial<Omit<TransportOptions, "apiBase">> {
  /** Base URL of the API, such as `https://acme.prod.limio.com/api`, or a path on the page's own origin. */
  readonly apiBase: string;
  /** Where `validate` carries the basket id. */
  readonly validateRequest?: "path" | "body";
  /** Watches requests and what tokens say of themselves, never a token. */
  readonly observe?:
    ((entry: RequestEntry | { readonly claims: TokenClaims | undefined }) => void) | undefined;
}

/** Makes a client of the partner checkout endpoints with its own tokens. */
export function createApi(options: ApiOptions, clock: Clock = systemClock): PartnerCheckoutApi {
  const { apiBase, credentials = "include", timeout = 10_000, maxRetries = 2 } = options;
  const send = createTransport(
    { apiBase: apiBase.replace(/\/+$/, ""), credentials, timeout, maxRetries },
    createTokenProvider(options, timeout, clock, options.observe),
    clock,
    options.observe,
  );
  return createPartnerCheckoutApi(send, options.validateRequest);
}
