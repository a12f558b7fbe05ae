import { expect } from "@open-wc/testing";
import { createTokenProvider, type TokenReason } from "../../src/api/token.js";
import { createTransport, type ApiRequest, type RequestEntry, type Send } from "../../src/api/transport.js";
import { afterMicrotasks, rejection, until, watch } from "../support/deferred.js";
import { FakeClock } from "../support/fake-clock.js";
import { ScriptedServer, type ScriptedAnswer } from "./http-server.js";

const READ: ApiRequest = { method: "POST", path: "/validate/basket-1", repeatable: true };
const WRITE: ApiRequest = { method: "PUT", path: "/update", body: { a: 1 }, repeatable: false };
const TIMEOUT = 10_000;

const server = new ScriptedServer();
let clock: FakeClock;
let reasons: TokenReason[];
let observed: RequestEntry[];

before(() => server.start());
after(() => server.stop());
beforeEach(() => {
  clock = new FakeClock();
  reasons = [];
  observed = [];
});

function transport(maxRetries = 2, tokens = ["first", "second", "third"]): Send {
  const getToken = ({ reason }: { readonly reason: TokenReason }): string => {
    reasons.push(reason);
    return tokens.shift() ?? "";
  };
  return createTransport(
    { apiBase: `${server.origin}/api`, credentials: "omit", timeout: TIMEOUT, maxRetries },
    createTokenProvider({ getToken }, TIMEOUT, clock),
    clock,
    (entry) => observed.push(entry),
  );
}

/** Waits between requests so far, without the time limits of the requests themselves. */
const pauses = (): readonly number[] => clock.sleeps.filter((pause) => pause !== TIMEOUT);

/** Lets what has arrived over the network be heard. */
const nextTask = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Lets time pass until the promise is settled. */
async function settle<T>(promise: Promise<T>): Promise<T> {
  const watched = watch(promise);
  while (watched.outcome.state === "pending") {
    await nextTask();
    // Only the pauses are to end, not the requests.
    if (clock.timers > 0 && clock.sleeps.at(-1) !== TIMEOUT) await clock.advance(clock.sleeps.at(-1) ?? 0);
    await afterMicrotasks();
  }
  return await promise;
}

describe("a request on its way", () => {
  it("carries the token, and a body as JSON where there is one", async () => {
    server.script({}, {});
    const send = transport();
    await send(WRITE);
    await send(READ);
    const [write, read] = server.received;
    expect(write).to.include({ method: "PUT", url: "/api/update", body: '{"a":1}' });
    expect(write?.headers).to.include({
      authorization: "Bearer first",
      accept: "application/json",
      "content-type": "application/json",
    });
    expect(read).to.include({ method: "POST", url: "/api/validate/basket-1", body: "" });
    expect(read?.headers["content-type"]).to.equal(undefined);
  });

  it("brings back JSON, without the token that an API may quote", async () => {
    server.script({ status: 299, body: '{"message":"a-token-0123456789, not second"}' });
    expect(await transport(2, ["a-token-0123456789"])(READ)).to.deep.equal({ message: ", not second" });
  });

  it("is told to an observer, whatever comes of it", async () => {
    server.script({ status: 503 });
    await rejection(transport(0)(READ));
    expect(observed).to.deep.equal([
      { method: "POST", path: "/validate/basket-1", status: 503, milliseconds: 0 },
    ]);
  });
});

describe("an answer that is no success", () => {
  for (const [status, code] of [
    [300, "http"],
    [400, "http"],
    [403, "http"],
    [404, "basket-not-found"],
    [429, "http"],
    [500, "http"],
    [502, "bad-gateway"],
    [503, "http"],
  ] as const) {
    it(`of ${status} is ${code}, and says what was asked`, async () => {
      server.script({ status, body: '{"id":"basket-1"}' });
      expect(await rejection(transport(0)(READ))).to.include({
        code,
        status,
        sent: true,
        message: `POST /validate/basket-1 answered ${status}`,
      });
    });
  }

  it("says why, in the API's words", async () => {
    server.script({ status: 502, body: JSON.stringify({ message: `Not published${".".repeat(300)}` }) });
    const { message } = (await rejection(transport(0)(READ))) as Error;
    expect(message).to.match(/^POST \/validate\/basket-1 answered 502: Not published\.{187}$/);
  });

  for (const body of ["", "<p>Sign in</p>", "null", "7", '"text"']) {
    it(`of 200 with ${JSON.stringify(body)} is malformed`, async () => {
      server.script({ status: 200, body });
      expect(await rejection(transport(0)(READ))).to.include({ code: "malformed-response", status: 200 });
    });
  }
});

describe("a 401", () => {
  it("asks for a fresh token once and sends the request once more, also one that must not be repeated", async () => {
    server.script({ status: 401 }, { body: '{"done":true}' });
    expect(await transport()(WRITE)).to.deep.equal({ done: true });
    expect(server.received.map(({ headers }) => headers.authorization)).to.deep.equal([
      "Bearer first",
      "Bearer second",
    ]);
    expect(reasons).to.deep.equal(["initial", "unauthorized"]);
  });

  it("twice is unauthorized, and the next request asks for a token anew", async () => {
    server.script({ status: 401 }, { status: 401 }, {});
    const send = transport();
    expect(await rejection(send(READ))).to.include({ code: "unauthorized", status: 401 });
    expect(server.received.length).to.equal(2);
    expect(pauses()).to.deep.equal([]);
    await send(READ);
    expect(reasons).to.deep.equal(["initial", "unauthorized", "initial"]);
    expect(server.received.at(-1)?.headers.authorization).to.equal("Bearer third");
  });

  it("once leaves the fresh token in use", async () => {
    server.script({ status: 401 }, {}, {});
    const send = transport();
    await send(READ);
    await send(READ);
    expect(reasons).to.deep.equal(["initial", "unauthorized"]);
    expect(server.received.at(-1)?.headers.authorization).to.equal("Bearer second");
  });
});

describe("a request that may be repeated", () => {
  const passing: Readonly<Record<string, ScriptedAnswer>> = {
    "408": { status: 408 },
    "425": { status: 425 },
    "429": { status: 429 },
    "500": { status: 500 },
    "502": { status: 502 },
    "503": { status: 503 },
    "a closed connection": { drop: true },
  };
  for (const [name, answer] of Object.entries(passing)) {
    it(`is repeated after ${name}, with a pause`, async () => {
      server.script(answer, { body: '{"done":true}' });
      expect(await settle(transport()(READ))).to.deep.equal({ done: true });
      expect(pauses()).to.deep.equal([250]);
    });

    it(`is not repeated after ${name} when it must not be`, async () => {
      server.script(answer, {});
      await rejection(transport()({ ...READ, repeatable: false }));
      expect(server.received.length).to.equal(1);
    });
  }

  for (const [status, body] of [
    [400, "{}"],
    [403, "{}"],
    [404, "{}"],
    [418, "{}"],
    [501, "{}"],
    [200, "null"],
  ] as const) {
    it(`is not repeated after ${status} with ${body}`, async () => {
      server.script({ status, body }, {});
      await rejection(transport()(READ));
      expect(server.received.length).to.equal(1);
    });
  }

  it("is repeated when no answer has come in time", async () => {
    server.script({ hang: true }, { body: '{"done":true}' });
    const sending = transport()(READ);
    await until(() => server.received.length === 1, nextTask);
    await clock.advance(TIMEOUT);
    expect(await settle(sending)).to.deep.equal({ done: true });
    expect(pauses()).to.deep.equal([250]);
  });

  it("waits as long as the API asks for", async () => {
    server.script({ status: 429, headers: { "retry-after": "3" } }, {});
    await settle(transport()(READ));
    expect(pauses()).to.deep.equal([3_000]);
  });

  it("waits for nothing that an earlier answer asked for", async () => {
    server.script({ status: 429, headers: { "retry-after": "3" } }, { drop: true }, {});
    await settle(transport()(READ));
    expect(pauses()).to.deep.equal([3_000, 500]);
  });
});
