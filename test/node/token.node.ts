import { expect } from "@open-wc/testing";
import { createTokenProvider, type TokenProvider } from "../../src/api/token.js";
import { createTransport } from "../../src/api/transport.js";
import { rejection } from "../support/deferred.js";
import { FakeClock } from "../support/fake-clock.js";
import { ScriptedServer } from "./http-server.js";

const server = new ScriptedServer();
let clock: FakeClock;

before(() => server.start());
after(() => server.stop());
beforeEach(() => {
  clock = new FakeClock();
});

const provider = (): TokenProvider =>
  createTokenProvider({ tokenUrl: `${server.origin}/token` }, 10_000, clock);

const grant = (token: unknown, lifetime?: unknown): { readonly body: string } => ({
  body: JSON.stringify({ access_token: token, token_type: "Bearer", expires_in: lifetime }),
});

describe("a token endpoint", () => {
  it("is asked by POST for JSON, with nothing in the body", async () => {
    server.script(grant("abc"));
    expect(await provider().get()).to.equal("abc");
    const [request] = server.received;
    expect(request).to.include({ method: "POST", url: "/token", body: "" });
    expect(request?.headers.accept).to.equal("application/json");
  });

  it("says how long its token lasts, of which the last fifth is for asking anew", async () => {
    server.script(grant("first", 100), grant("second", "100"));
    const tokens = provider();
    expect(await tokens.get()).to.equal("first");
    await clock.advance(79_999);
    expect(await tokens.get()).to.equal("first");
    await clock.advance(1);
    expect(await tokens.get()).to.equal("second");
    expect(server.received.length).to.equal(2);
  });

  for (const lifetime of [undefined, null, 0, -1, "soon", {}]) {
    it(`that says ${JSON.stringify(lifetime)} of that gives a token for as long as the API takes it`, async () => {
      server.script(grant("abc", lifetime), grant("never"));
      const tokens = provider();
      await tokens.get();
      await clock.advance(1e10);
      expect(await tokens.get()).to.equal("abc");
    });
  }

  for (const status of [200, 201, 299]) {
    it(`is believed with ${status}`, async () => {
      server.script({ status, ...grant("abc") });
      expect(await provider().get()).to.equal("abc");
    });
  }

  for (const [status, code] of [
    [300, "token-missing"],
    [400, "token-missing"],
    [401, "unauthorized"],
    [402, "token-missing"],
    [403, "unauthorized"],
    [404, "token-missing"],
    [500, "token-missing"],
  ] as const) {
    it(`that answers ${status} gives none, which is ${code}`, async () => {
      server.script({ status, ...grant("abc") });
      const message = `token-url answered ${status}`;
      expect(await rejection(provider().get())).to.include({ code, status, message, sent: false });
    });
  }

  for (const body of [
    "",
    "null",
    "[]",
    "{}",
    '{"access_token":7}',
    '{"access_token":"a b"}',
    "<p>Hello</p>",
  ]) {
    it(`that answers ${JSON.stringify(body)} gives none`, async () => {
      server.script({ body });
      expect(await rejection(provider().get())).to.include({ code: "token-missing" });
    });
  }

  it("that cannot be reached gives none, and says what lies behind it", async () => {
    server.script({ drop: true });
    const error = await rejection(provider().get());
    expect(error).to.include({ code: "token-missing", message: "token-url failed" });
    expect((error as Error).cause).to.include({ code: "network" });
  });

  it("is not asked while the browser is offline, which is said as such", async () => {
    server.script();
    Object.defineProperty(navigator, "onLine", { value: false, configurable: true });
    try {
      expect(await rejection(provider().get())).to.include({ code: "offline" });
    } finally {
      Reflect.deleteProperty(navigator, "onLine");
    }
    expect(server.received).to.deep.equal([]);
  });

  it("that fails after a 401 is asked no more, and the refused token not sent again", async () => {
    server.script(grant("abc"), { status: 401 }, { status: 503 }, grant("late"), {});
    const send = createTransport(
      { apiBase: server.origin, credentials: "omit", timeout: 10_000, maxRetries: 2 },
      provider(),
      clock,
    );
    const error = await rejection(send({ method: "POST", path: "/validate", repeatable: true }));
    expect(error).to.include({ code: "unauthorized", status: 503 });
    expect(server.received.map(({ url }) => url)).to.deep.equal(["/token", "/validate", "/token"]);
  });
});
