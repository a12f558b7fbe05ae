import { expect } from "@open-wc/testing";
import { scenarios } from "../../demo/api/scenarios.js";
import {
  createLimioStandIn,
  SCENARIO_NAMES,
  type LimioStandIn,
  type ScenarioName,
  type StandInOptions,
} from "../../demo/api/testing.js";

const SHOP = "https://shop.example";

let limio: LimioStandIn;
let token: string;

async function make(options?: StandInOptions): Promise<void> {
  limio = createLimioStandIn(options);
  await takeToken();
}

async function send(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await limio.handle(new Request(new URL(path, SHOP), init));
  if (!response) throw new Error(`${path} is not the stand-in's`);
  return response;
}

async function takeToken(path = "/limio-token"): Promise<void> {
  const answer = (await (await send(path, { method: "POST" })).json()) as { readonly access_token: string };
  token = answer.access_token;
}

function ask(method: string, path: string, body?: unknown, init: RequestInit = {}): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  return send(path, {
    ...init,
    method,
    headers: { ...headers, ...(init.headers as Record<string, string> | undefined) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

function firstItem(): { readonly id: string; readonly quantity: unknown } {
  const [item] = limio.order?.orderItems ?? [];
  return item as ReturnType<typeof firstItem>;
}

const change = (quantity: number, init?: RequestInit): Promise<Response> => {
  const action = { orderItemActionType: "update_quantity", id: firstItem().id, quantity };
  return ask("PUT", "/api/partner/checkout/update", { orderItemActions: [action] }, init);
};

const validate = (): Promise<Response> =>
  ask("POST", `/api/partner/checkout/validate/${limio.order?.checkoutId}`);

describe("a stand-in for one shopper", () => {
  beforeEach(async () => {
    await make();
  });

  it("knows its scenarios by name", () => {
    expect(SCENARIO_NAMES).to.deep.equal(scenarios.map(({ name }) => name));
  });

  it("begins with a basket, which a change changes", async () => {
    expect((await change(3)).status).to.equal(200);
    expect(firstItem().quantity).to.equal(3);
    expect(await (await validate()).json()).to.deep.include({ id: limio.order?.checkoutId, valid: true });
  });

  it("keeps the shopper without a cookie of its own, and whatever the origin", async () => {
    const response = await limio.handle(
      new Request("https://other.example/demo/state", { headers: { cookie: "demo_session=another" } }),
    );
    expect(await response?.json()).to.deep.include({ basketId: limio.order?.checkoutId });
    expect(response?.headers.getSetCookie()).to.deep.equal([]);
  });

  it("leaves to others what is not its own, body and all", async () => {
    const request = new Request(`${SHOP}/elsewhere`, { method: "POST", body: "theirs" });
    expect(await limio.handle(request)).to.equal(undefined);
    expect(await request.text()).to.equal("theirs");
  });

  it("refuses a token that it has not given", async () => {
    token = "made-up";
    expect((await validate()).status).to.equal(401);
  });

  it("sets the landing-state cookie on initiate, and no other", async () => {
    const order = { external_id: "0123456789abcdef0123456789abcdef", orderItems: [] };
    const response = await ask("POST", "/api/partner/checkout/initiate", { order });
    const { name, value, httpOnly } = limio.landingCookie ?? {};
    expect(value).to.contain(order.external_id);
    expect(httpOnly).to.equal(false);
    expect(response.headers.getSetCookie()).to.deep.equal([`${name}=${value}; Path=/; SameSite=Lax; Secure`]);
  });

  it("answers covers and preflights, too", async () => {
    expect((await send("/public/covers/quarterly.svg")).headers.get("content-type")).to.equal(
      "image/svg+xml",
    );
    const preflight = await send("/api/partner/checkout/update", {
      method: "OPTIONS",
      headers: { origin: "https://www.example.com" },
    });
    expect(preflight.status).to.equal(204);
    expect(preflight.headers.get("access-control-allow-origin")).to.equal("https://www.example.com");
  });

  it("may have other paths", async () => {
    limio = createLimioStandIn({ apiPath: "/limio/api", tokenPath: "/oauth" });
    await takeToken("/oauth");
    const path = `/limio/api/partner/checkout/validate/${limio.order?.checkoutId}`;
    expect((await ask("POST", path)).status).to.equal(200);
    expect(limio.requests.map((entry) => entry.path)).to.deep.equal(["/oauth", path]);
    expect(await limio.handle(new Request(`${SHOP}/limio-token`, { method: "POST" }))).to.equal(undefined);
  });

  describe("where a request shows no cookie", () => {
    it("takes it to carry the landing state", async () => {
      expect((await change(2)).status).to.equal(200);
    });

    it("does not where it is sent without credentials", async () => {
      expect((await change(2, { credentials: "omit" })).status).to.equal(404);
    });

    it("believes the header where there is one", async () => {
      expect((await change(2, { headers: { cookie: "theme=dark" } })).status).to.equal(404);
    });

    it("does not when told not to", async () => {
      await make({ assumeCookie: false });
      expect((await change(2)).status).to.equal(404);
      const { name, value } = limio.landingCookie ?? {};
      expect((await change(2, { headers: { cookie: `${name}=${value}` } })).status).to.equal(200);
    });

    it("does not where the scenario has no cookie", async () => {
      await make({ scenario: "no-cookie" });
      expect(limio.landingCookie).to.equal(undefined);
      expect((await change(2)).status).to.equal(404);
    });
  });

  describe("whose faults", () => {
    it("are set and lifted one by one", async () => {
      const lift = limio.addFault({ on: "validate", kind: "status", status: 503 });
      limio.addFault({ on: "update", kind: "status", status: 502 });
      expect((await validate()).status).to.equal(503);
      lift();
      expect((await validate()).status).to.equal(200);
      expect((await change(2)).status).to.equal(502);
      lift();
      expect((await change(2)).status).to.equal(502);
    });

    it("close the connection by a response of type error, once", async () => {
      limio.addFault({ on: "update", kind: "drop-after", times: 1 });
      expect((await change(4)).type).to.equal("error");
      expect(firstItem().quantity).to.equal(4);
      expect((await change(2)).status).to.equal(200);
    });

    it("are lifted together, the scenario's as well", async () => {
      await make({ scenario: "bad-gateway" });
      limio.addFault({ on: "update", kind: "status" });
      expect((await validate()).status).to.equal(502);
      limio.clearFaults();
      expect((await validate()).status).to.equal(200);
      expect((await change(2)).status).to.equal(200);
    });

    it("of an earlier scenario lift nothing of a later one", async () => {
      const lift = limio.addFault({ on: "update", kind: "status" });
      limio.start("bad-gateway");
      await takeToken();
      lift();
      expect((await validate()).status).to.equal(502);
    });

    it("are refused with a sentence when they are wrong", () => {
      expect(() => limio.addFault({ on: "update", kind: "explode" as "hang" })).to.throw(
        TypeError,
        /^kind must be one of status, /,
      );
    });
  });

  describe("that starts a scenario", () => {
    it("forgets what was before", async () => {
      await change(2);
      const before = limio.order?.checkoutId;
      limio.addFault({ on: "any", kind: "hang" });
      limio.start("full-basket");
      expect(limio.requests).to.deep.equal([]);
      expect(limio.order?.orderItems.length).to.equal(5);
      expect(limio.order?.checkoutId).not.to.equal(before);
      expect((await validate()).status).to.equal(401);
    });

    it("takes what is different from it", async () => {
      limio.start("http-only-cookie", { cookieName: "other", serverMaximum: 2 });
      await takeToken();
      expect(limio.landingCookie).to.include({ name: "other", httpOnly: true });
      await change(4);
      expect(firstItem().quantity).to.equal(2);
      await make({ scenario: "one-line", settings: { cookieEncoding: "bare" } });
      expect(limio.landingCookie?.value).to.equal(limio.order?.checkoutId);
    });

    it("stays as it is where something is wrong", () => {
      const before = limio.order;
      expect(() => limio.start("nothing" as ScenarioName)).to.throw(
        TypeError,
        "There is no scenario nothing",
      );
      expect(() => limio.start("empty", { latency: -1 })).to.throw(
        TypeError,
        "latency must be a whole number of milliseconds",
      );
      expect(limio.order).to.deep.equal(before);
      expect(() => createLimioStandIn({ settings: { cookieName: ";" } })).to.throw(
        TypeError,
        "cookieName must be",
      );
    });

    it("has no order where the API knows no basket", () => {
      limio.start("unknown-basket");
      expect(limio.order).to.equal(undefined);
      expect(limio.landingCookie).not.to.equal(undefined);
    });
  });

  it("tells of requests, without their tokens", async () => {
    limio.addFault({ on: "update", kind: "drop-before", times: 1 });
    await change(2);
    await change(2);
    const [first, dropped, done] = limio.requests;
    expect(first).to.include({ endpoint: "token", status: 200 });
    expect(dropped).to.include({ endpoint: "update", status: 0, fault: "drop-before" });
    expect(done).to.include({ method: "PUT", path: "/api/partner/checkout/update", status: 200 });
    expect(done?.request).to.deep.equal(dropped?.request);
    expect(JSON.stringify(limio.requests)).not.to.contain(token);
  });

  it("is controlled over HTTP as well", async () => {
    await send("/demo/basket/complete", { method: "POST" });
    expect(limio.order?.orderItems).to.deep.equal([]);
    const response = await send("/demo/scenario/add-ons", { method: "POST" });
    expect(limio.order?.orderItems.length).to.equal(4);
    expect(response.headers.getSetCookie().length).to.equal(1);
  });
});
