import type { NewOrder, OrderItemAction, UpdateResult, Basket } from "../domain/basket.js";
import type { PartnerCheckoutApi, RequestOptions } from "../basket/port.js";
import type { Transport } from "./transport.js";
import { initiateBody, readInitiate, readUpdate, readValidate, updateBody } from "./wire.js";

const PATH = "/partner/checkout";

/** The partner checkout endpoints of the Limio Commerce API, over HTTP. */
export class HttpPartnerCheckoutApi implements PartnerCheckoutApi {
  readonly #transport: Transport;
  readonly #validateRequest: "path" | "body";

  /** @param validateRequest - Where `validate` carries the basket id; which one a tenant wants is not published. */
  constructor(transport: Transport, validateRequest: "path" | "body" = "path") {
    this.#transport = transport;
    this.#validateRequest = validateRequest;
  }

  async initiate(order: NewOrder, externalId: string, options: RequestOptions = {}): Promise<string> {
    const body = initiateBody(order, externalId);
    return readInitiate(
      await this.#transport.send({
        method: "POST",
        path: `${PATH}/initiate`,
        body,
        repeatable: false,
        ...options,
      }),
    );
  }

  async update(
    basketId: string,
    actions: readonly OrderItemAction[],
    options: RequestOptions = {},
  ): Promise<UpdateResult> {
    const body = updateBody(actions);
    // Adding twice adds two; removing and absolute quantities may arrive twice.
    const repeatable = actions.every((action) => action.type !== "add");
    return readUpdate(
      await this.#transport.send({ method: "PUT", path: `${PATH}/update`, body, repeatable, ...options }),
      basketId,
    );
  }

  async validate(basketId: string, options: RequestOptions = {}): Promise<Basket> {
    const path = `${PATH}/validate`;
    const target =
      this.#validateRequest === "path"
        ? { path: `${path}/${encodeURIComponent(basketId)}` }
        : { path, body: { basketId } };
    return readValidate(
      await this.#transport.send({ method: "POST", repeatable: true, ...target, ...options }),
      basketId,
    );
  }
}
