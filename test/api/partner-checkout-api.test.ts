import { expect } from "@open-wc/testing";
import { createPartnerCheckoutApi } from "../../src/api/partner-checkout-api.js";
import type { ApiRequest } from "../../src/api/transport.js";
import type { OrderItemAction } from "../../src/domain/basket.js";
import { BASKET_ID } from "../support/baskets.js";
import { rejection } from "../support/deferred.js";
import { wireOrder } from "../support/limio.js";

/** An API whose requests are kept, and all answered with this. */
function answering(answer: object, validateRequest?: "path" | "body") {
  const requests: ApiRequest[] = [];
  const api = createPartnerCheckoutApi(async (request) => {
    requests.push(request);
    return answer;
  }, validateRequest);
  return { api, requests };
}

const remove: OrderItemAction = { type: "remove", itemId: "line-1" };
const hold: OrderItemAction = { type: "quantity", itemId: "line-2", quantity: 3 };
const add: OrderItemAction = { type: "add", offer: { id: "offer-1", version: "1" }, quantity: 1 };

describe("initiate", () => {
  const order = { orderItems: [{ offer: { id: "offer-1", version: "1" } }] };

  it("posts the order, once, and gives the basket's id", async () => {
    const { api, requests } = answering({ id: BASKET_ID });
    expect(await api.initiate(order, "external-1", { keepalive: true })).to.equal(BASKET_ID);
    expect(requests).to.have.lengthOf(1);
    expect(requests[0]).to.deep.include({
      method: "POST",
      path: "/partner/checkout/initiate",
      repeatable: false,
      keepalive: true,
    });
    expect(requests[0]?.body).to.have.nested.property("order.external_id", "external-1");
  });

  it("is malformed without an id", async () => {
    expect(await rejection(answering({}).api.initiate(order, "external-1"))).to.include({
      code: "malformed-response",
    });
  });
});

describe("update", () => {
  const answer = { id: BASKET_ID, order: wireOrder() };

  for (const [actions, repeatable] of [
    [[remove], true],
    [[remove, hold], true],
    [[add], false],
    [[remove, add, hold], false],
  ] as const) {
    it(`${repeatable ? "may" : "must not"} be repeated with ${actions.map(({ type }) => type).join(", ")}`, async () => {
      const { api, requests } = answering(answer);
      await api.update(BASKET_ID, actions);
      expect(requests[0]).to.deep.include({ method: "PUT", path: "/partner/checkout/update", repeatable });
      expect(requests[0]?.body).to.have.property("orderItemActions").with.lengthOf(actions.length);
    });
  }

  it("hands on that it may outlive the page, and gives the basket after the change", async () => {
    const { api, requests } = answering(answer);
    const { basket } = await api.update(BASKET_ID, [remove], { keepalive: true });
    expect(basket.id).to.equal(BASKET_ID);
    expect(requests[0]).to.include({ keepalive: true });
  });

  it("is malformed for another basket", async () => {
    const error = await rejection(answering(answer).api.update("basket-other", [remove]));
    expect(error).to.include({ code: "malformed-response" });
  });
});

describe("validate", () => {
  const answer = { id: BASKET_ID, state: { order: wireOrder() } };

  it("carries the basket id in the path, encoded, with no body", async () => {
    const { api, requests } = answering({ state: answer.state });
    await api.validate("basket-a/../b?c");
    expect(requests[0]).to.deep.include({
      method: "POST",
      path: "/partner/checkout/validate/basket-a%2F..%2Fb%3Fc",
      body: undefined,
      repeatable: true,
    });
  });

  it("carries it in the body where the tenant wants that", async () => {
    const { api, requests } = answering(answer, "body");
    await api.validate(BASKET_ID);
    expect(requests[0]).to.deep.include({
      method: "POST",
      path: "/partner/checkout/validate",
      body: { basketId: BASKET_ID },
      repeatable: true,
    });
  });

  it("hands on the signal that ends it, and gives the basket", async () => {
    const { api, requests } = answering(answer);
    const { signal } = new AbortController();
    const basket = await api.validate(BASKET_ID, { signal });
    expect(basket).to.deep.include({ id: BASKET_ID, validation: { valid: true, issues: [] } });
    expect(requests[0]?.signal).to.equal(signal);
  });
});
