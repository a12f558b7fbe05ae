import { expect } from "@open-wc/testing";
import { createTokenProvider, type GetToken } from "../../src/api/token.js";
import {
  createTransport,
  type ApiRequest,
  type RequestEntry,
  type Send,
  type TransportOptions,
} from "../../src/api/transport.js";
import { rejection, until } from "../support/deferred.js";
import { FakeClock } from "../support/fake-clock.js";

/*
 * `fetch` has no seam here. These tests send to addresses that a browser answers, or refuses, by itself; what a server
 * may answer is tested with the element.
 */

const CANARY = "canary-token-0123456789";
/** A port that browsers refuse to talk to: the request ends as on a dead network. */
const NOWHERE = "http://localhost:1";

type Entry = RequestEntry;

let clock: FakeClock;
let entries: Entry[];
let tokensAsked: number;
beforeEach(() => {
  clock = new FakeClock();
  entries = [];
  tokensAsked = 0;
});

const READ: ApiRequest = { method: "POST", path: "/partner/checkout/validate/basket-1", repeatable: true };

function transport(options: Partial<TransportOptions> = {}, getToken: GetToken = () => CANARY): Send {
  const sources = {
    getToken: (request: Parameters<GetToken>[0]) => {
      tokensAsked++;
      return getToken(request);
    },
  };
  return createTransport(
    { apiBase: NOWHERE, credentials: "omit", timeout: 10_000, maxRetries: 2, ...options },
    createTokenProvider(sources, 10_000, clock),
    clock,
    (entry) => entries.push(entry),
  );
}

/** An API base that answers everything with 200 and this text. */
const answering = (text: string): string => `data:application/json,${encodeURIComponent(text)}#`;

describe("the transport", () => {
  it("gives an answer's JSON", async () => {
    expect(await transport({ apiBase: answering('{"id":"basket-1"}') })(READ)).to.deep.equal({
      id: "basket-1",
    });
  });

  for (const text of ["", "<!doctype html>", "7", "null", '"text"', '{"id":"bas']) {
    it(`takes ${JSON.stringify(text)} for malformed, and does not ask again`, async () => {
      const error = await rejection(transport({ apiBase: answering(text) })(READ));
      expect(error).to.include({ code: "malformed-response", status: 200, sent: true });
      expect(entries).to.have.lengthOf(1);
    });
  }

  it("takes the token out of an answer that quotes it", async () => {
    const apiBase = answering(JSON.stringify({ message: `Token ${CANARY} is for another shop` }));
    expect(JSON.stringify(await transport({ apiBase })(READ))).not.to.include(CANARY);
  });

  it("leaves a word of the answer's alone that is the token in a test", async () => {
    const apiBase = answering(JSON.stringify({ name: "The Greatest Hits" }));
    const send = transport({ apiBase }, async () => "test");
    expect(await send(READ)).to.deep.equal({ name: "The Greatest Hits" });
  });

  it("takes the token out of an answer that writes some of its characters otherwise", async () => {
    const token = "canary/token+x==";
    const quoting = JSON.stringify({ message: `Token ${token} is bad`, other: "é" });
    for (const body of [quoting.replaceAll("/", "\\/"), quoting.replaceAll("=", "\\u003d")]) {
      const answer = await transport({ apiBase: answering(body) }, () => token)(READ);
      expect(answer).to.deep.equal({ message: "Token  is bad", other: "é" });
    }
  });

  it("repeats what may be repeated on a dead network, waiting longer each time", async () => {
    const sending = rejection(transport()(READ));
    await untilEntries(1);
    await clock.advance(250);
    await untilEntries(2);
    await clock.advance(500);
    expect(await sending).to.include({ code: "network", sent: true, retryable: true });
    expect(entries).to.have.lengthOf(3);
    expect(clock.sleeps.filter((milliseconds) => milliseconds !== 10_000)).to.deep.equal([250, 500]);
    expect(clock.timers).to.equal(0);
  });

  it("repeats as often as it is told", async () => {
    expect(await rejection(transport({ maxRetries: 0 })(READ))).to.include({ code: "network" });
    expect(entries).to.have.lengthOf(1);
  });

  it("sends once what must not be repeated", async () => {
    expect(await rejection(transport()({ ...READ, repeatable: false }))).to.include({ code: "network" });
    expect(entries).to.have.lengthOf(1);
  });

  it("asks for one token however often it repeats", async () => {
    const sending = rejection(transport({ maxRetries: 1 })(READ));
    await untilEntries(1);
    await clock.advance(250);
    await sending;
    expect(tokensAsked).to.equal(1);
  });

  it("sends nothing without a token", async () => {
    expect(await rejection(transport({}, () => "")(READ))).to.include({
      code: "token-missing",
      sent: false,
    });
    expect(entries).to.deep.equal([]);
  });

  it("sends nothing that is no longer wanted", async () => {
    const request = { ...READ, signal: AbortSignal.abort() };
    expect(await rejection(transport()(request))).to.include({ code: "aborted", sent: false });
    expect(entries).to.deep.equal([]);
  });

  it("asks before each sending, when it has a token, whether it may, and takes no for an answer", async () => {
    const asked: number[] = [];
    const no = new Error("Another basket");
    const onSend = (): void => {
      asked.push(tokensAsked, entries.length);
      if (asked.length > 2) throw no;
    };
    const sending = rejection(transport()({ ...READ, onSend }));
    await untilEntries(1);
    await clock.advance(250);
    expect(await sending).to.include({ cause: no });
    expect(asked, "tokens and requests so far").to.deep.equal([1, 0, 1, 1]);
    expect(entries.length).to.equal(1);
  });

  it("stops waiting for the next repeat when it is no longer wanted", async () => {
    const abort = new AbortController();
    const sending = rejection(transport({ timeout: 7_000 })({ ...READ, signal: abort.signal }));
    await untilEntries(1);
    abort.abort();
    expect(await sending).to.include({ code: "aborted" });
    expect(clock.timers).to.equal(0);
    expect(
      clock.sleeps.filter((milliseconds) => milliseconds === 7_000),
      "requests",
    ).to.have.lengthOf(1);
  });

  it("sends nothing while the browser says that it is offline, and waits for nothing", async () => {
    Object.defineProperty(navigator, "onLine", { value: false, configurable: true });
    try {
      expect(await rejection(transport()(READ))).to.include({ code: "offline", sent: false });
    } finally {
      Reflect.deleteProperty(navigator, "onLine");
    }
    expect(clock.timers).to.equal(0);
  });

  it("tells an observer of each request, without the token", async () => {
    await transport({ apiBase: answering("{}") })({ ...READ, method: "PUT", body: { a: 1 } });
    expect(entries).to.deep.equal([
      { method: "PUT", path: "/partner/checkout/validate/basket-1", status: 200, milliseconds: 0 },
    ]);
  });

  it("keeps the token out of its errors", async () => {
    const error = await rejection(transport({ maxRetries: 0 })(READ));
    const { message, stack, cause } = error as Error;
    expect([message, stack, String(cause)].join()).not.to.include(CANARY);
  });

  /** Resolves when so many requests have ended, which the browser decides, and the next wait has begun. */
  function untilEntries(count: number): Promise<void> {
    return until(
      () => entries.length >= count && clock.timers > 0,
      () => clock.advance(0),
    );
  }
});
