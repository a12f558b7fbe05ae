import { answers } from "../api/http.js";
import type { PartnerCheckoutError } from "../domain/error.js";
import { parseHttpUrl } from "../element/urls.js";
import { finding, type Finding } from "./finding.js";

/** How requests travel. */
export interface RequestSettings {
  readonly apiBase: string;
  readonly credentials: RequestCredentials;
  readonly basketCookie: string;
}

/** Why the API finds a basket to read and none to change: the landing-state cookie has not reached it. */
export function explainUnsentCookie({ apiBase, credentials, basketCookie }: RequestSettings): Finding {
  const api = parseHttpUrl(apiBase);
  const isSameOrigin = api?.origin === location.origin;
  const problem =
    "The API knows the basket when it is read, and not when it is changed: no cookie names it there.";
  if (credentials === "omit" || (credentials === "same-origin" && !isSameOrigin)) {
    return finding(
      "cookie-not-sent",
      problem,
      `credentials="${credentials}" keeps the cookie back: take it away.`,
    );
  }
  if (isSameOrigin) {
    return finding(
      "cookie-not-sent",
      problem,
      `The proxy at ${apiBase} has to hand on the cookie "${basketCookie}". The README has some that do.`,
      "Or the cookie has a Path that does not hold for the API.",
    );
  }
  return finding(
    "cookie-not-sent",
    problem,
    `If ${api?.hostname} and ${location.hostname} are of one site, the cookie needs Domain=… of that site, and Path=/.`,
    "If they are not, browsers do not send it: proxy the API under this page's own origin.",
  );
}

/** Why the API does not know a basket that it is asked to read. */
export function explainUnknownBasket(apiBase: string): Finding {
  return finding(
    "basket-unknown",
    `${apiBase} answered 404: it knows no such basket, or no such address.`,
    "Is api-base right? The element asks below /partner/checkout there.",
    "Or the basket is one of another tenant or environment, or has been ordered or cleared away.",
  );
}

/** Why there is no new basket, in the API's own words. */
export function explainRefusedOrder(message: string): Finding {
  return finding(
    "order-refused",
    `The API began no basket. ${message}.`,
    "Are offer-id and offer-version those of an offer that is published for the tenant of api-base?",
    "If they are, it may be a fault of the shop's that passes.",
  );
}

/** What stands where the API should be. */
export function explainStranger({ apiBase }: RequestSettings): Finding {
  return finding(
    "not-the-api",
    `What answers at ${apiBase} does not speak as Limio's API does.`,
    "A page of your own site's, such as a login page, may stand there: is api-base right, and does the proxy pass POST and PUT on?",
  );
}

/** What a host's own client does that it should not. */
export function explainOwnApi(): Finding {
  return finding(
    "not-the-api",
    "The page's own api gave something else than a basket, or an error of its own.",
    "Its methods resolve and reject as the type PartnerCheckoutApi says; the cause of the error of basket-error is what it threw.",
  );
}

/** Why a request failed without an answer. Asks the API's host for a sign of life, without cookies. */
export async function explainFailure(
  { cause }: PartnerCheckoutError,
  { apiBase }: RequestSettings,
): Promise<Finding> {
  const api = parseHttpUrl(apiBase);
  if (cause !== undefined && api && api.origin !== location.origin && (await answers(`${api.origin}/`))) {
    return finding(
      "no-cors",
      `${api.origin} answers, and the browser keeps its answer from ${location.origin}.`,
      `It has to send Access-Control-Allow-Origin: ${location.origin} (not *) and Access-Control-Allow-Credentials: true, to the OPTIONS request before as well, with Access-Control-Allow-Headers: authorization, content-type and Access-Control-Allow-Methods: POST, PUT.`,
      "Or proxy the API under this page's own origin.",
    );
  }
  return finding(
    "unreachable",
    `No answer comes from ${api?.origin ?? apiBase}.`,
    "Is the address right, and the host up? A content blocker may stand in the way, too.",
  );
}
