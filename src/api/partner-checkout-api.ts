import type { PartnerCheckoutApi, RequestOptions } from "../basket/port.js";
import { ENDPOINTS, validateEndpoint } from "./endpoints.js";
import type { ApiRequest, Send } from "./transport.js";
import { initiateBody, readInitiate, readUpdate, readValidate, updateBody } from "./wire.js";

/**
 * Makes the partner checkout endpoints of the Limio Commerce API, over HTTP.
 *
 * @param validateRequest - Where `validate` carries the basket id; which one a tenant wants is not published.
 */
export function createPartnerCheckoutApi(
  send: Send,
  validateRequest: "path" | "body" = "path",
): PartnerCheckoutApi {
  const call = (
    method: ApiRequest["method"],
    endpoint: string,
    body: object | undefined,
    repeatable: boolean,
    options?: RequestOptions,
  ): Promise<object> => send({ method, path: ENDPOINTS + endpoint, body, repeatable, ...options });

  return {
    async initiate(order, externalId, options) {
      return readInitiate(await call("POST", "initiate", initiateBody(order, externalId), false, options));
    },

    async update(basketId, actions, options) {
      // Adding twice adds two; removing and absolute quantities may arrive twice.
      const repeatable = actions.every((action) => action.type !== "add");
      const answer = await call("PUT", "update", updateBody(actions), repeatable, options);
      return readUpdate(answer, basketId, actions);
    },

    async validate(basketId, options) {
      const [path, body] =
        validateRequest === "path" ? [validateEndpoint(basketId)] : ["validate", { basketId }];
      return readValidate(await call("POST", path, body, true, options), basketId);
    },
  };
}
