import type { GetToken, TokenReason } from "../../src/element.js";
import { CheckoutPage } from "./checkout-page.js";
import { issueToken } from "./demo-basket.js";

/** A page with a basket and no source of tokens yet. */
export async function pageWithoutTokens(scenario = "new-basket"): Promise<CheckoutPage> {
  return await CheckoutPage.open(scenario, { "token-url": undefined, timeout: "1000", "max-retries": "0" });
}

/** A source that asks the stand-in, and the reasons that it was given. */
export function countedSource(): { readonly reasons: TokenReason[]; readonly getToken: GetToken } {
  const reasons: TokenReason[] = [];
  return {
    reasons,
    getToken: async ({ reason }) => {
      reasons.push(reason);
      return await issueToken();
    },
  };
}

/** Statuses of the requests to an endpoint, oldest first. */
export async function statuses(page: CheckoutPage, endpoint: string): Promise<readonly unknown[]> {
  return (await page.requests(endpoint)).map(({ status }) => status);
}

/** Codes of the errors that the host was told of, oldest first. */
export function errorCodes(page: CheckoutPage): readonly string[] {
  return page.events("basket-error").map(({ error }) => error.code);
}
