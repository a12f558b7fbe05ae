import { expect } from "@open-wc/testing";
import { unless } from "../support/engine.js";
import {
  at,
  list,
  quantityAction,
  removeAction,
  send,
  start,
  type DemoJson,
  type Shopper,
} from "./demo-client.js";

describe("the stand-in's API", () => {
  let shopper: Shopper;

  beforeEach(async () => {
    shopper = await start("new-basket");
  });

  const authorization = (): Record<string, string> => ({ authorization: `Bearer ${shopper.token}` });

  async function catalogue(name: string): Promise<DemoJson> {
    const { json } = await send("GET", "/demo/catalogue");
    const found = list(json).find((offer) => String(offer["name"]) === name);
    if (!found) throw new Error(`The catalogue has no ${name}`);
    return found;
  }

  function add(offer: DemoJson, more: object = {}): unknown {
    return { orderItemActionType: "add", offer: { id: offer["id"], version: offer["version"] }, ...more };
  }

  it("validates a basket and answers its state", async () => {
    const { status, json } = await shopper.validate();
    expect(status).to.equal(200);
    expect(json["id"]).to.equal(shopper.basketId);
    expect(json["valid"]).to.equal(true);
    expect(list(at(json, "state", "order", "orderItems"))).to.have.length(2);
    expect(at(json, "state", "order", "orderTotal", "orderTotal")).to.equal("109.99");
    expect(Date.parse(String(at(json, "state", "expiresAt")))).to.be.greaterThan(Date.now());
  });

  it("validates by a basket id in the body", async () => {
    const { basketId } = shopper;
    const { status, json } = await send(
      "POST",
      "/api/partner/checkout/validate",
      { basketId },
      authorization(),
    );
    expect(status).to.equal(200);
    expect(json["id"]).to.equal(basketId);
  });

  it("changes a quantity of the basket that the cookie names", async () => {
    const [item] = list((await shopper.order())["orderItems"]);
    const { status, json } = await shopper.update(quantityAction(item?.["id"], 3));
    expect(status).to.equal(200);
    expect(at(json, "order", "orderItems", 0, "quantity")).to.equal(3);
    expect(at(json, "order", "orderItems", 0, "orderLineItem", "lineItemTotal")).to.equal("60.00");
    expect(at(json, "order", "total", "amount")).to.equal(149.99);
    expect(at(json, "actionResults", 0, "success")).to.equal(true);
  });

  it("stores the nearest allowed quantity and says so", async () => {
    const [item] = list((await shopper.order())["orderItems"]);
    const { json } = await shopper.update(quantityAction(item?.["id"], 9));
    expect(at(json, "order", "orderItems", 0, "quantity")).to.equal(5);
    expect(at(json, "actionResults", 0, "success")).to.equal(false);
    expect(at(json, "actionResults", 0, "message")).to.equal("Only 5 can be ordered.");
  });

  it("refuses a quantity where the offer allows one unit", async () => {
    const [, item] = list((await shopper.order())["orderItems"]);
    const { json } = await shopper.update(quantityAction(item?.["id"], 2));
    expect(at(json, "order", "orderItems", 1, "quantity")).to.equal(1);
    expect(at(json, "actionResults", 0, "success")).to.equal(false);
  });

  it("keeps the add-ons of an offer that is removed, and calls the basket invalid", async () => {
    shopper = await start("add-ons");
    const [offer] = list((await shopper.order())["orderItems"]);
    const { json } = await shopper.update(removeAction(offer?.["id"]));
    expect(list(at(json, "order", "orderItems"))).to.have.length(3);
    const validated = await shopper.validate();
    expect(validated.json["valid"]).to.equal(false);
    expect(at(validated.json, "errors", 0, "code")).to.equal("parent_missing");
  });

  it("adds an add-on only to an offer in the basket", async () => {
    const tote = await catalogue("Canvas tote bag");
    const refused = await shopper.update(add(tote, { type: "add_on", parentId: "another" }));
    expect(at(refused.json, "actionResults", 0, "success")).to.equal(false);
    expect(list(at(refused.json, "order", "orderItems"))).to.have.length(2);
    const parentId = at(refused.json, "order", "orderItems", 0, "id");
    const { json } = await shopper.update(add(tote, { type: "add_on", parentId, quantity: 2 }));
    expect(at(json, "order", "orderItems", 2, "parentId")).to.equal(parentId);
    expect(at(json, "order", "orderItems", 2, "quantity")).to.equal(2);
  });

  it("answers 502 to a version that is not published, and changes nothing", async () => {
    const offer = await catalogue("Digital Annual");
    const [item] = list((await shopper.order())["orderItems"]);
    const { status, json } = await shopper.update(
      removeAction(item?.["id"]),
      add({ ...offer, version: "draft" }),
    );
    expect(status).to.equal(502);
    expect(json["message"]).to.match(/^orderItemActions\[1\]\.offer: version draft/);
    expect(list((await shopper.order())["orderItems"])).to.have.length(2);
  });

  it("answers 502 with the name of a field that breaks the document", async () => {
    const { status, json } = await shopper.update({ orderItemActionType: "remove", itemId: "x" });
    expect(status).to.equal(502);
    expect(json["message"]).to.equal("orderItemActions[0] must have required property 'id'");
  });

  it("initiates one basket for one external id, and sets the cookie", async () => {
    const offer = await catalogue("Bundle Quarterly");
    const external_id = crypto.randomUUID();
    const body = {
      order: {
        external_id,
        orderItems: [{ offer: { id: offer["id"], version: offer["version"] }, quantity: 2 }],
      },
    };
    const first = await send("POST", "/api/partner/checkout/initiate", body, authorization());
    const second = await send("POST", "/api/partner/checkout/initiate", body, authorization());
    expect(first.json).to.deep.equal({ id: `basket-${external_id}` });
    expect(second.json).to.deep.equal(first.json);
    expect(document.cookie).to.include(`basket-${external_id}`);
    expect(list((await shopper.order())["orderItems"]).map((item) => item["quantity"])).to.deep.equal([2]);
  });

  it("answers 401 without a token, with a wrong one and with one that has expired", async () => {
    const path = `/api/partner/checkout/validate/${shopper.basketId}`;
    expect((await send("POST", path)).status).to.equal(401);
    expect((await send("POST", path, undefined, { authorization: "Bearer wrong" })).status).to.equal(401);
    await send("PATCH", "/demo/settings", { clockOffset: 3_601_000 });
    const expired = await shopper.validate();
    expect(expired.status).to.equal(401);
    expect(expired.json["message"]).to.equal("The bearer token has expired");
  });

  it("issues tokens that look like Limio's", async () => {
    const { json } = await send("POST", "/demo/token");
    const payload = JSON.parse(atob(String(json["access_token"]).split(".")[1] ?? "")) as Record<
      string,
      number
    >;
    expect(json["token_type"]).to.equal("Bearer");
    expect(json["expires_in"]).to.equal(3600);
    expect(payload["scope"]).to.equal("partner");
    expect(Number(payload["exp"]) - Number(payload["iat"])).to.equal(3600);
  });

  for (const cookieEncoding of ["json", "json-plain", "bare", "base64url", "jwt"]) {
    it(`finds the basket in a cookie encoded as ${cookieEncoding}`, async () => {
      await send("PATCH", "/demo/settings", { cookieEncoding, cookieName: "landing" });
      expect(document.cookie).to.include("landing=").and.not.include("limio_state=");
      const { status } = await shopper.update(removeAction("none"));
      expect(status).to.equal(200);
      await start("no-cookie");
    });
  }

  it("answers 404 to an update without a cookie and to one of a completed basket", async () => {
    shopper = await start("no-cookie");
    expect((await shopper.update(removeAction("none"))).status).to.equal(404);
    shopper = await start("completed");
    expect((await shopper.update(removeAction("none"))).status).to.equal(404);
    expect(at((await shopper.validate()).json, "state", "completed")).to.equal(true);
  });

  unless("webkit", "it goes on showing script the cookie that such a one has replaced")(
    "hides the cookie from script where a scenario says so",
    async () => {
      shopper = await start("http-only-cookie");
      expect(document.cookie).not.to.include("limio_state");
      expect((await shopper.update(removeAction("none"))).status).to.equal(200);
    },
  );

  it("reports what is wrong with a basket", async () => {
    shopper = await start("several-problems");
    const { json } = await shopper.validate();
    expect(json["valid"]).to.equal(false);
    expect(list(json["blockedProducts"]).map((entry) => entry["reason"])).to.deep.equal([
      "block_multiple",
      "block_multiple",
    ]);
    expect(list(json["errors"]).map((entry) => entry["code"])).to.deep.equal([
      "price_changed",
      "trial_taken",
      "out_of_date",
      "parent_missing",
      "mixed_terms",
    ]);
    expect(at(json, "errors", 4)).not.to.have.property("orderItemId");
  });

  it("prices by volume", async () => {
    shopper = await start("volume-tiers");
    const [team] = list((await shopper.order())["orderItems"]);
    expect(at(team, "price", "amount")).to.equal(12);
    const { json } = await shopper.update(quantityAction(team?.["id"], 100));
    expect(at(json, "order", "orderItems", 0, "price", "amount")).to.equal(9);
    expect(at(json, "order", "orderItems", 0, "orderLineItem", "lineItemTotal")).to.equal("900.00");
  });

  it("gives discounts and taxes that add up to the total", async () => {
    shopper = await start("full-basket");
    const order = await shopper.order();
    const pence = (amount: unknown): number => Math.round(Number(amount) * 100);
    const discount = list(order["orderItems"]).reduce(
      (sum, item) => sum + pence(at(item, "orderLineItem", "lineItemDiscount")),
      0,
    );
    const tax = list(at(order, "orderTotal", "taxSummary")).reduce(
      (sum, entry) => sum + pence(entry["taxAmount"]),
      0,
    );
    expect(discount).to.equal(4900);
    expect(pence(at(order, "orderTotal", "orderSubtotal")) - discount + tax).to.equal(
      pence(at(order, "orderTotal", "orderTotal")),
    );
  });

  it("shares its state among tabs and changes it from another one without a token", async () => {
    const [item] = list((await shopper.order())["orderItems"]);
    const { status } = await send("POST", "/demo/tab", {
      orderItemActions: [quantityAction(item?.["id"], 4)],
    });
    expect(status).to.equal(200);
    const { json } = await shopper.validate();
    expect(at(json, "state", "order", "orderItems", 0, "quantity")).to.equal(4);
  });

  it("completes, expires, forgets and reprices the basket on demand", async () => {
    await send("POST", "/demo/basket/price-change");
    expect(at((await shopper.validate()).json, "errors", 0, "code")).to.equal("price_changed");
    await send("POST", "/demo/basket/expire");
    const { json } = await shopper.validate();
    expect(Date.parse(String(at(json, "state", "expiresAt")))).to.be.lessThan(Date.now());
    await send("POST", "/demo/basket/complete");
    expect(at((await shopper.validate()).json, "state", "completed")).to.equal(true);
    await send("POST", "/demo/basket/forget");
    expect((await shopper.validate()).status).to.equal(404);
  });

  it("takes a new price as accepted once the line is changed", async () => {
    shopper = await start("price-changed");
    const [item] = list((await shopper.order())["orderItems"]);
    await shopper.update(quantityAction(item?.["id"], 2));
    const { json } = await shopper.validate();
    expect(json["valid"]).to.equal(true);
    expect(at(json, "state", "order", "orderItems", 0, "orderLineItem", "lineItemTotal")).to.equal("49.00");
  });

  it("logs requests with masked tokens", async () => {
    await shopper.validate();
    const { text, json } = await send("GET", "/demo/requests");
    expect(list(json).map((entry) => [entry["endpoint"], entry["status"]])).to.deep.equal([
      ["token", 200],
      ["validate", 200],
    ]);
    expect(at(json, 1, "token")).to.equal(`…${shopper.token.slice(-4)}`);
    expect(text).not.to.include(shopper.token);
  });

  it("starts every scenario it lists, and its answers keep to the document", async () => {
    const { json } = await send("GET", "/demo/scenarios");
    expect(list(json)).to.have.length.greaterThan(40);
    for (const scenario of list(json)) {
      const { basketId } = await start(String(scenario["name"])).catch(() => ({ basketId: "offline" }));
      await send("DELETE", "/demo/faults");
      await send("PATCH", "/demo/settings", { latency: 0, refuseTokens: 0 });
      const { json: grant } = await send("POST", "/demo/token");
      const { status } = await send("POST", `/api/partner/checkout/validate/${basketId}`, undefined, {
        authorization: `Bearer ${String(grant["access_token"])}`,
      });
      const isUnknown = ["offline", "unknown-basket"].includes(String(scenario["name"]));
      expect(status, String(scenario["name"])).to.equal(isUnknown ? 404 : 200);
    }
  });

  it("names the scenarios it knows when asked for another", async () => {
    const { status, json } = await send("POST", "/demo/scenario/unheard-of");
    expect(status).to.equal(404);
    expect(json["names"]).to.include("new-basket");
  });

  it("refuses settings it does not know", async () => {
    const { status, json } = await send("PATCH", "/demo/settings", { cookieEncoding: "rot13" });
    expect(status).to.equal(400);
    expect(json["message"]).to.match(/^cookieEncoding must be one of/);
  });

  it("draws covers", async () => {
    const { status, text, headers } = await send("GET", "/public/covers/harbour-review.svg");
    expect(status).to.equal(200);
    expect(headers.get("content-type")).to.equal("image/svg+xml");
    const { documentElement } = new DOMParser().parseFromString(text, "image/svg+xml");
    expect(documentElement.getAttribute("viewBox")).to.equal("0 0 300 400");
    expect(documentElement.textContent).to.include("Harbour");
  });

  it("leaves paths to others that are not its own", async () => {
    const { status, text } = await send("GET", "/demo/api/handler.ts");
    expect(status).to.equal(200);
    expect(text).to.include("createDemoApi");
  });
});
