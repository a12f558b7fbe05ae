import { expect } from "@open-wc/testing";
import { apiRequests, send, start, type Shopper } from "./demo-client.js";

// The same server under its other name: another origin on the same site.
const there = `http://${location.hostname === "localhost" ? "127.0.0.1" : "localhost"}:${location.port}`;

describe("the stand-in on another origin", () => {
  let shopper: Shopper;

  beforeEach(async () => {
    shopper = await start("new-basket");
  });

  function validate(): Promise<Response> {
    return fetch(`${there}/api/partner/checkout/validate/${shopper.basketId}`, {
      method: "POST",
      credentials: "omit",
      headers: { authorization: `Bearer ${shopper.token}` },
    });
  }

  it("knows the session by its token where no cookie is sent", async () => {
    const response = await validate();
    expect(response.status).to.equal(200);
    expect((await apiRequests()).map(({ status }) => status)).to.deep.equal([200]);
  });

  it("hides Retry-After", async () => {
    const headers = { "retry-after": "3" };
    await send("POST", "/demo/faults", { on: "validate", kind: "status", status: 429, headers });
    const response = await validate();
    expect(response.status).to.equal(429);
    expect(response.headers.get("retry-after")).to.equal(null);
  });

  it("cannot be read without CORS headers", async () => {
    await send("POST", "/demo/faults", { on: "validate", kind: "no-cors", times: 1 });
    const error = await validate().catch((reason: unknown) => reason);
    expect(error).to.be.an.instanceOf(TypeError);
    expect((await apiRequests()).map(({ status }) => status)).to.deep.equal([200]);
    expect((await validate()).status).to.equal(200);
  });
});
