import { expect } from "@open-wc/testing";
import {
  apiRequests,
  at,
  list,
  quantityAction,
  send,
  start,
  type DemoJson,
  type Shopper,
} from "./demo-client.js";

describe("the stand-in's faults", () => {
  let shopper: Shopper;

  beforeEach(async () => {
    shopper = await start("new-basket");
  });

  async function fault(draft: object): Promise<void> {
    const { status, text } = await send("POST", "/demo/faults", draft);
    expect(status, text).to.equal(201);
  }

  async function firstItem(): Promise<DemoJson> {
    const [item] = list((await shopper.order())["orderItems"]);
    if (!item) throw new Error("The basket is empty");
    return item;
  }

  async function setQuantity(quantity: number): ReturnType<Shopper["update"]> {
    return await shopper.update(quantityAction((await firstItem())["id"], quantity));
  }

  /** Whether a request ends without an answer that script can read. */
  async function fails(request: Promise<unknown>): Promise<boolean> {
    return await request.then(
      () => false,
      (error: unknown) => error instanceof TypeError,
    );
  }

  it("answers a status with a body and headers of choice, as often as asked for", async () => {
    await fault({ on: "validate", kind: "status", status: 429, headers: { "retry-after": "7" }, times: 1 });
    const first = await shopper.validate();
    expect(first.status).to.equal(429);
    expect(first.headers.get("retry-after")).to.equal("7");
    expect(first.json["message"]).to.be.a("string");
    expect((await shopper.validate()).status).to.equal(200);
  });

  it("answers a status with HTML or with nothing", async () => {
    await fault({ on: "validate", kind: "status", status: 503, body: "html", times: 1 });
    await fault({ on: "validate", kind: "status", status: 404, body: "empty", times: 1 });
    const html = await shopper.validate();
    expect(html.status).to.equal(503);
    expect(html.headers.get("content-type")).to.match(/^text\/html/);
    const empty = await shopper.validate();
    expect(empty.status).to.equal(404);
    expect(empty.text).to.equal("");
  });

  it("lets requests pass before it starts", async () => {
    await fault({ on: "any", kind: "status", after: 1, times: 1 });
    const statuses = [await shopper.validate(), await shopper.validate(), await shopper.validate()];
    expect(statuses.map(({ status }) => status)).to.deep.equal([200, 502, 200]);
  });

  it("changes nothing when the connection breaks before", async () => {
    await fault({ on: "update", kind: "drop-before", times: 1 });
    expect(await fails(setQuantity(3))).to.equal(true);
    expect((await firstItem())["quantity"]).to.equal(1);
    expect((await apiRequests()).map(({ status }) => status)).to.deep.equal([0]);
  });

  it("has changed the basket when the connection breaks after", async () => {
    await fault({ on: "update", kind: "drop-after", times: 1 });
    expect(await fails(setQuantity(3))).to.equal(true);
    expect((await firstItem())["quantity"]).to.equal(3);
    expect((await apiRequests()).map(({ status }) => status)).to.deep.equal([0]);
    // Or this, of the same length and within a moment, could be taken for the browser's own repeat.
    await send("DELETE", "/demo/faults");
    expect((await setQuantity(4)).status).to.equal(200);
  });

  it("breaks off in the middle of a body", async () => {
    await fault({ on: "update", kind: "truncate", times: 1 });
    const { id } = await firstItem();
    const { token } = shopper;
    const response = await fetch("/api/partner/checkout/update", {
      method: "PUT",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ orderItemActions: [quantityAction(id, 2)] }),
    });
    expect(response.status).to.equal(200);
    expect(await fails(response.text())).to.equal(true);
    expect((await firstItem())["quantity"]).to.equal(2);
  });

  it("answers with half a document", async () => {
    await fault({ on: "validate", kind: "truncated-json", times: 1 });
    const { status, text, json } = await shopper.validate();
    expect(status).to.equal(200);
    expect(text).to.match(/^\{"id":"basket-/);
    expect(json).to.equal(undefined);
  });

  for (const [kind, quantity] of [
    ["hang", 1],
    ["hang-after", 3],
  ] as const) {
    it(`never answers a ${kind}, which leaves a quantity of ${quantity}`, async () => {
      await fault({ on: "update", kind, times: 1 });
      const { id } = await firstItem();
      const abort = new AbortController();
      const request = fetch("/api/partner/checkout/update", {
        method: "PUT",
        signal: abort.signal,
        headers: { authorization: `Bearer ${shopper.token}`, "content-type": "application/json" },
        body: JSON.stringify({ orderItemActions: [quantityAction(id, 3)] }),
      }).catch((error: unknown) => (error as Error).name);
      let pending: DemoJson[] = [];
      while (pending.length === 0) pending = await apiRequests();
      expect(pending[0]?.["status"]).to.equal(null);
      abort.abort();
      expect(await request).to.equal("AbortError");
      expect((await firstItem())["quantity"]).to.equal(quantity);
    });
  }

  it("answers with a login page", async () => {
    await fault({ on: "validate", kind: "login-page", times: 1 });
    const { status, headers } = await shopper.validate();
    expect(status).to.equal(200);
    expect(headers.get("content-type")).to.match(/^text\/html/);
  });

  it("answers with any JSON", async () => {
    await fault({ on: "validate", kind: "json", json: [1, null], times: 1 });
    expect((await shopper.validate()).json).to.deep.equal([1, null]);
  });

  it("answers with no content after it has changed the basket", async () => {
    await fault({ on: "update", kind: "no-content", times: 1 });
    expect((await setQuantity(2)).status).to.equal(204);
    expect((await firstItem())["quantity"]).to.equal(2);
  });

  it("answers a later request first", async () => {
    await fault({ on: "validate", kind: "reorder", times: 1 });
    const order: string[] = [];
    const held = shopper.validate().then(({ status }) => order.push(`first ${status}`));
    let logged: DemoJson[] = [];
    while (logged.length === 0) logged = await apiRequests();
    const later = shopper.validate().then(({ status }) => order.push(`second ${status}`));
    await Promise.all([held, later]);
    expect(order).to.deep.equal(["second 200", "first 200"]);
    expect((await apiRequests()).map(({ overlapping }) => overlapping)).to.deep.equal([0, 1]);
  });

  it("adds latency to another fault", async () => {
    await fault({ on: "validate", kind: "latency", delay: 60 });
    await fault({ on: "validate", kind: "status", status: 500 });
    expect((await shopper.validate()).status).to.equal(500);
    expect(Number(at((await apiRequests())[0], "milliseconds"))).to.be.at.least(55);
  });

  it("meets the token endpoint, too", async () => {
    await fault({ on: "token", kind: "status", status: 403, times: 1 });
    expect((await send("POST", "/demo/token")).status).to.equal(403);
    expect((await send("POST", "/demo/token")).status).to.equal(200);
  });

  it("lists faults until they are used up or cleared", async () => {
    await fault({ on: "validate", kind: "status", times: 1 });
    await fault({ on: "update", kind: "hang" });
    await shopper.validate();
    const { json } = await send("GET", "/demo/faults");
    expect(list(json).map(({ on, kind }) => [on, kind])).to.deep.equal([["update", "hang"]]);
    await send("DELETE", "/demo/faults");
    expect((await send("GET", "/demo/faults")).json).to.deep.equal([]);
  });

  for (const [field, draft] of [
    ["on", { kind: "hang" }],
    ["kind", { on: "any", kind: "explode" }],
    ["status", { on: "any", kind: "status", status: 99 }],
    ["times", { on: "any", kind: "hang", times: 0 }],
    ["often", { on: "any", kind: "hang", often: 2 }],
  ] as const) {
    it(`names ${field} when that field of a fault is wrong`, async () => {
      const { status, json } = await send("POST", "/demo/faults", draft);
      expect(status).to.equal(400);
      expect(json["message"]).to.match(new RegExp(`^${field} `));
    });
  }
});
