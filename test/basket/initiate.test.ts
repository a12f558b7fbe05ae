import { expect } from "@open-wc/testing";
import { initiateBasket, type Initiated } from "../../src/basket/initiate.js";
import { cookieBasketId, readLandingState } from "../../src/basket/landing-state.js";
import type { NewOrder } from "../../src/domain/basket.js";
import { PartnerCheckoutError, type ErrorCode } from "../../src/domain/error.js";
import { ApiDouble, nth } from "../support/api-double.js";
import { aBasket, BASKET_ID, OTHER_BASKET_ID } from "../support/baskets.js";
import { afterMicrotasks, deferred, until, watch } from "../support/deferred.js";

const EXTERNAL_ID = BASKET_ID.replace("basket-", "");
const ORDER: NewOrder = { orderItems: [{ offer: { id: "offer-1", version: "1" } }] };
const failure = (code: ErrorCode, status?: number) =>
  new PartnerCheckoutError(code, "For tests", { status, sent: code !== "token-missing" });

let tests = 0;
/** A name of its own for every test, for the cookie and for the lock that goes with it. */
let cookie: string;
let api: ApiDouble;
beforeEach(() => {
  cookie = `initiate-test-${++tests}`;
  api = new ApiDouble();
});
afterEach(() => setCookie("", "; max-age=0"));

function setCookie(value: string, attributes = ""): void {
  document.cookie = `${cookie}=${value}; path=/${attributes}`;
}

const initiate = (externalId = EXTERNAL_ID): Promise<Initiated> =>
  initiateBasket(api, ORDER, externalId, cookie, cookieBasketId(cookie));

/** Resolves when there are so many calls: a lock is granted when the browser likes. */
function untilCalls(calls: readonly unknown[], count = 1): Promise<void> {
  return until(() => calls.length >= count);
}

describe("initiateBasket", () => {
  it("asks the API once and leaves the basket's id in the cookie", async () => {
    const initiated = initiate();
    await untilCalls(api.initiates);
    expect(nth(api.initiates, 0)).to.deep.include({ order: ORDER, externalId: EXTERNAL_ID });
    nth(api.initiates, 0).resolve(BASKET_ID);
    expect(await initiated).to.deep.equal({ basketId: BASKET_ID, byAnotherTab: false });
    expect(readLandingState(cookie)).to.deep.equal({ type: "found", basketId: BASKET_ID });
    expect(api.initiates).to.have.lengthOf(1);
  });

  it("replaces an old basket's id", async () => {
    setCookie(OTHER_BASKET_ID);
    const initiated = initiate();
    await untilCalls(api.initiates);
    nth(api.initiates, 0).resolve(BASKET_ID);
    await initiated;
    expect(readLandingState(cookie)).to.deep.equal({ type: "found", basketId: BASKET_ID });
  });

  it("waits for another tab that makes a basket, and takes that one", async () => {
    const elsewhere = deferred<void>();
    const held = deferred<void>();
    const other = navigator.locks.request(`partner-checkout:${cookie}`, () => {
      held.resolve();
      return elsewhere.promise;
    });
    await held.promise;
    const initiated = initiate();
    await afterMicrotasks();
    expect(api.initiates).to.have.lengthOf(0);
    setCookie(OTHER_BASKET_ID);
    elsewhere.resolve();
    await other;
    expect(await initiated).to.deep.equal({ basketId: OTHER_BASKET_ID, byAnotherTab: true });
    expect(api.initiates).to.have.lengthOf(0);
  });

  it("makes one after the other", async () => {
    const first = initiate();
    const second = initiate("another-attempt");
    await untilCalls(api.initiates);
    await afterMicrotasks();
    expect(api.initiates).to.have.lengthOf(1);
    nth(api.initiates, 0).resolve(BASKET_ID);
    await first;
    expect(await second).to.deep.equal({ basketId: BASKET_ID, byAnotherTab: true });
  });

  for (const [what, locks] of [
    ["there are no locks, as on http", undefined],
    [
      "none is to be had, as in a sandboxed frame",
      { request: () => Promise.reject(new DOMException("Denied", "SecurityError")) },
    ],
  ] as const) {
    describe(`where ${what}`, () => {
      beforeEach(() => {
        Object.defineProperty(navigator, "locks", { value: locks, configurable: true });
      });
      afterEach(() => {
        Reflect.deleteProperty(navigator, "locks");
      });

      it("works", async () => {
        const initiated = initiate();
        await untilCalls(api.initiates);
        nth(api.initiates, 0).resolve(BASKET_ID);
        expect((await initiated).basketId).to.equal(BASKET_ID);
        expect(api.initiates).to.have.lengthOf(1);
      });

      it("fails as the API does, and asks once", async () => {
        const initiated = watch(initiate());
        await untilCalls(api.initiates);
        nth(api.initiates, 0).reject(failure("http", 400));
        await afterMicrotasks();
        expect(initiated.outcome.error).to.include({ code: "http", status: 400 });
        expect(api.initiates).to.have.lengthOf(1);
      });
    });
  }

  for (const [code, status] of [
    ["http", 400],
    ["http", 429],
    ["unauthorized", 401],
    ["token-missing", undefined],
    ["basket-not-found", 404],
  ] as const) {
    it(`has failed after ${code} ${status ?? ""}, and lets the next one try`, async () => {
      const initiated = watch(initiate());
      await untilCalls(api.initiates);
      nth(api.initiates, 0).reject(failure(code, status));
      const next = initiate();
      await untilCalls(api.initiates, 2);
      expect(initiated.outcome.error).to.include({ code });
      expect(api.validates).to.have.lengthOf(0);
      expect(readLandingState(cookie).type).to.equal("missing");
      nth(api.initiates, 1).resolve(BASKET_ID);
      await next;
    });
  }

  for (const [code, status] of [
    ["timeout", undefined],
    ["network", undefined],
    ["bad-gateway", 502],
    ["http", 503],
    ["malformed-response", 200],
  ] as const) {
    describe(`when the answer is lost by ${code} ${status ?? ""}`, () => {
      /** Loses the answer of an attempt under way. */
      async function lose() {
        const initiated = watch(initiate());
        await untilCalls(api.initiates);
        nth(api.initiates, 0).reject(failure(code, status));
        return initiated;
      }

      it("finds the basket under the id that it should have, and repeats nothing", async () => {
        const initiated = await lose();
        await untilCalls(api.validates);
        expect(nth(api.validates, 0).basketId).to.equal(BASKET_ID);
        nth(api.validates, 0).resolve(aBasket());
        await afterMicrotasks();
        expect(initiated.outcome.value).to.deep.equal({ basketId: BASKET_ID, byAnotherTab: false });
        expect(readLandingState(cookie)).to.deep.equal({ type: "found", basketId: BASKET_ID });
        expect(api.initiates).to.have.lengthOf(1);
      });

      it("has failed when there is no such basket", async () => {
        const initiated = await lose();
        await untilCalls(api.validates);
        nth(api.validates, 0).reject(failure("basket-not-found", 404));
        await afterMicrotasks();
        expect(initiated.outcome.error).to.include({ code });
        expect(readLandingState(cookie).type).to.equal("missing");
      });

      it("is uncertain when nobody can say", async () => {
        const initiated = await lose();
        await untilCalls(api.validates);
        nth(api.validates, 0).reject(failure("network"));
        await afterMicrotasks();
        expect(initiated.outcome.error).to.include({ code: "uncertain", retryable: false });
      });
    });
  }

  it("takes the basket that the API has left in the cookie when only the answer was lost", async () => {
    const initiated = initiate();
    await untilCalls(api.initiates);
    setCookie(OTHER_BASKET_ID);
    nth(api.initiates, 0).reject(failure("timeout"));
    expect(await initiated).to.deep.equal({ basketId: OTHER_BASKET_ID, byAnotherTab: false });
    expect(api.validates).to.have.lengthOf(0);
  });

  it("does not take the old basket that the cookie still names for the new one", async () => {
    setCookie(OTHER_BASKET_ID);
    const initiated = initiate();
    await untilCalls(api.initiates);
    nth(api.initiates, 0).reject(failure("timeout"));
    await untilCalls(api.validates);
    expect(nth(api.validates, 0).basketId).to.equal(BASKET_ID);
    nth(api.validates, 0).resolve(aBasket());
    expect(await initiated).to.deep.equal({ basketId: BASKET_ID, byAnotherTab: false });
  });

  it("takes a cookie that has gone meanwhile for no basket", async () => {
    setCookie(OTHER_BASKET_ID);
    const initiated = initiate();
    await untilCalls(api.initiates);
    setCookie("", "; max-age=0");
    nth(api.initiates, 0).reject(failure("timeout"));
    await untilCalls(api.validates);
    nth(api.validates, 0).resolve(aBasket());
    expect(await initiated).to.deep.equal({ basketId: BASKET_ID, byAnotherTab: false });
  });

  it("makes a basket when the cookie goes while another tab is waited for", async () => {
    setCookie(OTHER_BASKET_ID);
    const held = deferred<void>();
    const other = navigator.locks.request(`partner-checkout:${cookie}`, () => held.promise);
    const initiated = initiate();
    await afterMicrotasks();
    setCookie("", "; max-age=0");
    held.resolve();
    await other;
    await untilCalls(api.initiates);
    nth(api.initiates, 0).resolve(BASKET_ID);
    expect(await initiated).to.deep.equal({ basketId: BASKET_ID, byAnotherTab: false });
  });

  it("looks for nothing when the attempt never left", async () => {
    const initiated = watch(initiate());
    await untilCalls(api.initiates);
    nth(api.initiates, 0).reject(new PartnerCheckoutError("offline", "For tests"));
    await afterMicrotasks();
    await untilLockIsFree();
    expect(initiated.outcome.error).to.include({ code: "offline" });
    expect(api.validates).to.have.lengthOf(0);
  });
});

async function untilLockIsFree(): Promise<void> {
  await navigator.locks.request(`partner-checkout:${cookie}`, () => undefined);
  await afterMicrotasks();
}
