/** Where the partner checkout endpoints lie below the API's base. */
export const ENDPOINTS = "/partner/checkout/";

/** The endpoint that validates a basket, where the path names it. */
export function validateEndpoint(basketId: string): string {
  return `validate/${encodeURIComponent(basketId)}`;
}
