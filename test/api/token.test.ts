import { expect } from "@open-wc/testing";
import { createTokenProvider, type GetToken, type TokenReason } from "../../src/api/token.js";
import { PartnerCheckoutError } from "../../src/domain/error.js";
import { afterMicrotasks, deferred, rejection, watch, type Deferred } from "../support/deferred.js";
import { FakeClock } from "../support/fake-clock.js";

/*
 * What `token-url` does needs a server and is tested with the element. Here tokens come from `getToken` and `token`.
 */

const TIMEOUT = 10_000;
const CANARY = "canary-token";

let clock: FakeClock;
beforeEach(() => {
  clock = new FakeClock();
});

interface Question extends Deferred<string> {
  readonly reason: TokenReason;
  readonly signal: AbortSignal;
}

/** A host's `getToken` that a test answers. */
function host(): { readonly questions: Question[]; readonly getToken: GetToken } {
  const questions: Question[] = [];
  return {
    questions,
    getToken: (request) => {
      const question = { ...deferred<string>(), ...request };
      questions.push(question);
      return question.promise;
    },
  };
}

/** A provider whose host answers at once, with one token after the other. */
function provider(...tokens: readonly string[]) {
  const reasons: TokenReason[] = [];
  const getToken: GetToken = ({ reason }) => {
    const token = tokens[reasons.length] ?? "none-left";
    reasons.push(reason);
    return token;
  };
  return { reasons, tokens: createTokenProvider({ getToken }, TIMEOUT, clock) };
}

/** A JWT that says when it ends, in seconds from now. */
function jwt(seconds: number, name = "a"): string {
  const encode = (value: unknown): string =>
    btoa(JSON.stringify(value)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const exp = Math.round(clock.now() / 1000) + seconds;
  return `${encode({ alg: "none" })}.${encode({ exp, name, filler: "???>>>" })}.signature`;
}

describe("a provider of tokens", () => {
  it("asks once and keeps the token", async () => {
    const { reasons, tokens } = provider("one", "two");
    expect(await tokens.get()).to.equal("one");
    expect(await tokens.get()).to.equal("one");
    expect(reasons).to.deep.equal(["initial"]);
  });

  it("asks once for all that wait at the same time", async () => {
    const { questions, getToken } = host();
    const tokens = createTokenProvider({ getToken }, TIMEOUT, clock);
    const waiting = [tokens.get(), tokens.get(), tokens.get()];
    await afterMicrotasks();
    expect(questions).to.have.lengthOf(1);
    questions[0]?.resolve("one");
    expect(await Promise.all(waiting)).to.deep.equal(["one", "one", "one"]);
  });

  it("prefers getToken to token", async () => {
    const both = createTokenProvider({ getToken: () => "from-host", token: "fixed" }, TIMEOUT, clock);
    expect(await both.get()).to.equal("from-host");
    expect(await createTokenProvider({ token: "fixed" }, TIMEOUT, clock).get()).to.equal("fixed");
  });

  for (const [given, token] of [
    ["abc", "abc"],
    ["Bearer abc", "abc"],
    ["bearer  abc\n", "abc"],
    [" abc ", "abc"],
  ] as const) {
    it(`takes ${JSON.stringify(given)} for the token ${token}`, async () => {
      expect(await provider(given).tokens.get()).to.equal(token);
    });
  }

  for (const given of ["", " ", "two words", "a\nb", "tökén", undefined, null, 7, {}]) {
    it(`misses a token in ${JSON.stringify(given)}`, async () => {
      const getToken = (() => given) as GetToken;
      const error = await rejection(createTokenProvider({ getToken }, TIMEOUT, clock).get());
      expect(error).to.include({ code: "token-missing", sent: false, retryable: true });
    });
  }

  it("misses a token when there is no source", async () => {
    expect(await rejection(createTokenProvider({}, TIMEOUT, clock).get())).to.include({
      code: "token-missing",
    });
  });

  const failures: Readonly<Record<string, GetToken>> = {
    throws: () => {
      throw new Error(`No session for ${CANARY}`);
    },
    rejects: () => Promise.reject(new Error(`No session for ${CANARY}`)),
  };
  for (const [what, getToken] of Object.entries(failures)) {
    it(`misses a token when getToken ${what}, and keeps nothing of what it said`, async () => {
      const error = await rejection(createTokenProvider({ getToken }, TIMEOUT, clock).get());
      expect(error).to.be.instanceOf(PartnerCheckoutError);
      expect(error).to.include({ code: "token-missing" });
      expect((error as Error).cause).to.equal(undefined);
      expect(String(error) + String((error as Error).stack)).not.to.include(CANARY);
    });
  }

  it("gives up on a getToken that hangs, tells it so, and leaves no timer", async () => {
    const { questions, getToken } = host();
    const tokens = createTokenProvider({ getToken }, TIMEOUT, clock);
    const waiting = watch(tokens.get());
    await clock.advance(TIMEOUT - 1);
    expect(waiting.outcome.state).to.equal("pending");
    await clock.advance(1);
    expect(waiting.outcome.error).to.include({ code: "token-missing" });
    expect(questions[0]?.signal.aborted).to.equal(true);
    expect(clock.timers).to.equal(0);
  });

  it("leaves no timer behind a token", async () => {
    await provider("one").tokens.get();
    expect(clock.timers).to.equal(0);
  });

  it("asks again after a failure", async () => {
    const { reasons, tokens } = provider("", "one");
    await rejection(tokens.get());
    expect(await tokens.get()).to.equal("one");
    expect(reasons).to.deep.equal(["initial", "initial"]);
  });

  it("lets one who waits go without ending the question for the others", async () => {
    const { questions, getToken } = host();
    const tokens = createTokenProvider({ getToken }, TIMEOUT, clock);
    const abort = new AbortController();
    const impatient = rejection(tokens.get(abort.signal));
    const patient = tokens.get();
    abort.abort();
    expect(await impatient).to.include({ code: "aborted" });
    expect(questions[0]?.signal.aborted).to.equal(false);
    questions[0]?.resolve("one");
    expect(await patient).to.equal("one");
  });

  it("gives nothing to one who no longer waits", async () => {
    const { tokens } = provider("one");
    expect(await rejection(tokens.get(AbortSignal.abort()))).to.include({ code: "aborted" });
  });

  it("forgets only the token that was refused", async () => {
    const { reasons, tokens } = provider("one", "two");
    await tokens.get();
    tokens.forget("another");
    expect(await tokens.get()).to.equal("one");
    tokens.forget("one");
    expect(await tokens.get()).to.equal("two");
    expect(reasons).to.deep.equal(["initial", "initial"]);
  });
});

describe("a token that says when it ends", () => {
  for (const [seconds, renewedAfter] of [
    [3600, 3540],
    [300, 240],
    [100, 80],
  ] as const) {
    it(`is renewed ${renewedAfter} s into its ${seconds} s`, async () => {
      const { reasons, tokens } = provider(jwt(seconds), "two");
      const first = await tokens.get();
      await clock.advance(renewedAfter * 1000 - 1);
      expect(await tokens.get()).to.equal(first);
      await clock.advance(1);
      expect(await tokens.get()).to.equal("two");
      expect(reasons).to.deep.equal(["initial", "expiring"]);
    });
  }

  it("still does when a new one cannot be had, until it ends", async () => {
    const { reasons, tokens } = provider(jwt(100), "", "", "two");
    const first = await tokens.get();
    await clock.advance(90_000);
    expect(await tokens.get()).to.equal(first);
    await clock.advance(10_000);
    expect(await rejection(tokens.get())).to.include({ code: "token-missing" });
    expect(await tokens.get()).to.equal("two");
    expect(reasons).to.deep.equal(["initial", "expiring", "expiring", "expiring"]);
  });

  it("is kept when its end has passed already: the clock here is wrong, and the API judges", async () => {
    const { reasons, tokens } = provider(jwt(-60), "two");
    const first = await tokens.get();
    await clock.advance(3_600_000);
    expect(await tokens.get()).to.equal(first);
    expect(reasons).to.deep.equal(["initial"]);
  });

  for (const [what, token] of [
    ["is no JWT", "opaque"],
    ["has a payload that is none", "a.b.c"],
    ["has a payload without an end", `a.${btoa('{"exp":"soon"}')}.c`],
    ["has an empty payload", "a..c"],
  ] as const) {
    it(`is kept for good when it ${what}`, async () => {
      const { reasons, tokens } = provider(token, "two");
      await tokens.get();
      await clock.advance(86_400_000);
      expect(await tokens.get()).to.equal(token);
      expect(reasons).to.deep.equal(["initial"]);
    });
  }
});

describe("a token that the API refused", () => {
  it("is replaced, and the source hears why", async () => {
    const { reasons, tokens } = provider("one", "two");
    await tokens.get();
    expect(await tokens.renew("one")).to.equal("two");
    expect(await tokens.get()).to.equal("two");
    expect(reasons).to.deep.equal(["initial", "unauthorized"]);
  });

  it("is replaced once for all whose requests it carried", async () => {
    const { reasons, tokens } = provider("one", "two", "three");
    await tokens.get();
    expect(await Promise.all([tokens.renew("one"), tokens.renew("one")])).to.deep.equal(["two", "two"]);
    expect(await tokens.renew("one"), "a latecomer").to.equal("two");
    expect(reasons).to.deep.equal(["initial", "unauthorized"]);
  });

  it("may come back as the same string", async () => {
    const { reasons, tokens } = provider("one", "one");
    await tokens.get();
    expect(await tokens.renew("one")).to.equal("one");
    expect(reasons).to.deep.equal(["initial", "unauthorized"]);
  });

  it("makes the shopper unauthorized when the source has no other", async () => {
    const { tokens } = provider("one", "");
    await tokens.get();
    expect(await rejection(tokens.renew("one"))).to.include({ code: "unauthorized" });
  });
});
