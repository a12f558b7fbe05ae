import { expect } from "@open-wc/testing";
import {
  isEnd,
  isRestartable,
  isPassingStatus,
  mayHaveBeenApplied,
  PartnerCheckoutError,
  toPartnerCheckoutError,
  uncertainError,
  type ErrorCode,
  type ErrorDetails,
} from "../../src/domain/error.js";

const error = (code: ErrorCode, details?: ErrorDetails) =>
  new PartnerCheckoutError(code, "For tests", details);

describe("PartnerCheckoutError", () => {
  it("carries its code, status, order item and cause", () => {
    const cause = new TypeError("Failed to fetch");
    const failure = error("http", { status: 409, itemId: "line-1", sent: true, cause });
    expect(failure).to.be.instanceOf(Error);
    expect(failure).to.include({
      name: "PartnerCheckoutError",
      code: "http",
      message: "For tests",
      status: 409,
      itemId: "line-1",
      sent: true,
      cause,
    });
  });

  it("was not sent, and has no cause, unless said otherwise", () => {
    const failure = error("offline");
    expect(failure).to.include({ status: undefined, itemId: undefined, sent: false });
    expect(Object.hasOwn(failure, "cause")).to.equal(false);
  });

  const retryable: Readonly<Record<Exclude<ErrorCode, "http">, boolean>> = {
    "token-missing": true,
    unauthorized: true,
    "basket-not-found": false,
    "bad-gateway": true,
    timeout: true,
    network: true,
    offline: true,
    "malformed-response": true,
    "cookie-missing": false,
    "cookie-invalid": false,
    "invalid-argument": false,
    uncertain: false,
    aborted: false,
    "basket-completed": false,
    "basket-expired": false,
  };
  for (const [code, expected] of Object.entries(retryable) as [ErrorCode, boolean][]) {
    it(`says that ${code} ${expected ? "may" : "will not"} pass`, () => {
      expect(error(code).retryable).to.equal(expected);
    });
  }

  const statuses: readonly (readonly [status: number | undefined, passing: boolean])[] = [
    [undefined, false],
    [400, false],
    [403, false],
    [408, true],
    [409, false],
    [422, false],
    [423, false],
    [425, true],
    [429, true],
    [500, true],
    [501, false],
    [503, true],
    [504, true],
  ];
  for (const [status, passing] of statuses) {
    it(`says that a status of ${status} ${passing ? "may" : "will not"} pass`, () => {
      expect(isPassingStatus(status)).to.equal(passing);
      expect(error("http", { status }).retryable).to.equal(passing);
    });
  }

  it("is said of an order item without losing anything else", () => {
    const cause = new Error("Below");
    const failure = error("bad-gateway", { status: 502, sent: true, cause }).about("line-2");
    expect(failure).to.include({ code: "bad-gateway", status: 502, sent: true, itemId: "line-2", cause });
    expect(failure.message).to.equal("For tests");
  });
});

describe("isRestartable", () => {
  it("is true where a new basket is a way on", () => {
    const codes: readonly ErrorCode[] = [
      "basket-completed",
      "basket-expired",
      "basket-not-found",
      "cookie-invalid",
    ];
    for (const code of codes) expect(isRestartable(code), code).to.equal(true);
    const others: readonly ErrorCode[] = ["cookie-missing", "unauthorized", "network", "uncertain"];
    for (const code of others) expect(isRestartable(code), code).to.equal(false);
    expect(isRestartable(undefined)).to.equal(false);
  });
});

describe("isEnd", () => {
  const ends: readonly ErrorCode[] = ["basket-completed", "basket-expired", "basket-not-found"];
  it("is true of what ends a basket, and of nothing else", () => {
    for (const code of ends) expect(isEnd(code), code).to.equal(true);
    const others: readonly ErrorCode[] = [
      "bad-gateway",
      "http",
      "timeout",
      "network",
      "malformed-response",
      "cookie-missing",
      "unauthorized",
    ];
    for (const code of others) expect(isEnd(code), code).to.equal(false);
    expect(isEnd(undefined)).to.equal(false);
  });
});

describe("toPartnerCheckoutError", () => {
  it("leaves one of ours as it is", () => {
    const failure = error("timeout");
    expect(toPartnerCheckoutError(failure)).to.equal(failure);
  });

  for (const thrown of [new TypeError("x"), "text", undefined, null, { code: "timeout" }]) {
    it(`takes a thrown ${JSON.stringify(thrown)} for a request that left and was answered with nonsense`, () => {
      const failure = toPartnerCheckoutError(thrown);
      expect(failure).to.be.instanceOf(PartnerCheckoutError);
      expect(failure).to.include({ code: "malformed-response", sent: true, cause: thrown });
    });
  }
});

describe("mayHaveBeenApplied", () => {
  const cases: readonly (readonly [code: ErrorCode, status: number | undefined, applied: boolean])[] = [
    ["timeout", undefined, true],
    ["network", undefined, true],
    ["offline", undefined, true],
    ["malformed-response", 200, true],
    ["bad-gateway", 502, true],
    ["http", 500, true],
    ["http", 503, true],
    ["http", 408, true],
    ["http", 429, false],
    ["http", 400, false],
    ["http", 422, false],
    ["http", 501, false],
    ["unauthorized", 401, false],
    ["basket-not-found", 404, false],
  ];
  for (const [code, status, applied] of cases) {
    it(`is ${applied} of a sent change that ended with ${code} ${status ?? ""}`, () => {
      expect(mayHaveBeenApplied(error(code, { status, sent: true }))).to.equal(applied);
    });
    it(`is false of a change that ended with ${code} ${status ?? ""} before it was sent`, () => {
      expect(mayHaveBeenApplied(error(code, { status, sent: false }))).to.equal(false);
    });
  }
});

describe("uncertainError", () => {
  it("keeps what lies behind it", () => {
    const cause = error("http", { status: 503, sent: true });
    const failure = uncertainError(cause);
    expect(failure).to.include({ code: "uncertain", status: 503, sent: true, cause, retryable: false });
  });
});
