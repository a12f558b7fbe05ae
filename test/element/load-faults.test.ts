import { expect } from "@open-wc/testing";
import type { ErrorCode } from "../../src/domain/error.js";
import { english, type MessageKey } from "../../src/i18n/messages.js";
import { addFault, CheckoutPage, clearFaults, type Attributes } from "../support/checkout-page.js";

/** Soon over, and nothing by itself. */
const QUICK: Attributes = { timeout: "300", "max-retries": "0" };

/** Key of a sentence for the shopper. */
type ErrorKey = Extract<MessageKey, `error.${string}`>;

interface Failure {
  readonly what: string;
  readonly fault: Readonly<Record<string, unknown>>;
  readonly code: ErrorCode;
  readonly text: ErrorKey;
  /** Requests to validate that it takes, where that is not one. */
  readonly asked?: number;
}

const status = (
  number: number,
  body = "json",
  code: ErrorCode = "http",
  text: ErrorKey = "error.other",
): Failure => ({
  what: `${number} with ${body}`,
  fault: { kind: "status", status: number, body },
  code,
  text,
});
const malformed = (what: string, fault: Failure["fault"]): Failure => ({
  what,
  fault,
  code: "malformed-response",
  text: "error.other",
});
const json = (value: unknown): Failure =>
  malformed(`200 with ${JSON.stringify(value)}`, { kind: "json", json: value });

const failures: readonly Failure[] = [
  { ...status(401, "json", "unauthorized", "error.unauthorized"), asked: 2 },
  { ...status(401, "html", "unauthorized", "error.unauthorized"), asked: 2 },
  { ...status(401, "empty", "unauthorized", "error.unauthorized"), asked: 2 },
  status(400),
  status(403),
  status(403, "html"),
  // One that is unknown is asked for once more, in case the cookie was read too early.
  { ...status(404, "json", "basket-not-found", "error.basket-not-found"), asked: 2 },
  { ...status(404, "empty", "basket-not-found", "error.basket-not-found"), asked: 2 },
  status(418),
  status(423),
  status(429),
  status(500),
  status(500, "empty"),
  status(501),
  status(502, "json", "bad-gateway", "error.bad-gateway"),
  status(502, "html", "bad-gateway", "error.bad-gateway"),
  status(502, "empty", "bad-gateway", "error.bad-gateway"),
  status(503),
  status(503, "html"),
  status(503, "empty"),
  malformed("no content", { kind: "no-content" }),
  malformed("a login page", { kind: "login-page" }),
  malformed("half a document", { kind: "truncated-json" }),
  json(null),
  json([]),
  json({}),
  json(7),
  json("a basket"),
  json({ id: 7, order: "three items" }),
  json({ state: { order: null }, valid: true }),
  json({ state: { order: { orderItems: "three" } } }),
  { what: "half a body", fault: { kind: "truncate" }, code: "network", text: "error.network" },
  { what: "no connection", fault: { kind: "drop-before" }, code: "network", text: "error.network" },
  { what: "a lost answer", fault: { kind: "drop-after" }, code: "network", text: "error.network" },
  { what: "no answer in time", fault: { kind: "hang" }, code: "timeout", text: "error.timeout" },
];

/** What is shown of an error: exactly one, with exactly one way to try again inside. */
function expectError(page: CheckoutPage, text: string): void {
  expect(page.element.status).to.equal("error");
  expect(page.element.matches(":state(error)")).to.equal(true);
  const errors = [...(page.element.shadowRoot?.querySelectorAll("[part~=error]") ?? [])];
  expect(errors.map((error) => error.querySelector("p")?.textContent)).to.deep.equal([text]);
  expect(errors.map((error) => error.querySelectorAll("[part~=retry]").length)).to.deep.equal([1]);
  expect(page.count("retry")).to.equal(1);
  expect(page.count("skeleton")).to.equal(0);
  expect(page.count("missing")).to.equal(0);
}

describe("a basket that cannot be loaded", () => {
  for (const { what, fault, code, text, asked = 1 } of failures) {
    it(`for ${what} says ${code}, and loads when that is over and somebody tries again`, async () => {
      const page = await CheckoutPage.open("new-basket", QUICK, () => addFault({ on: "validate", ...fault }));
      await page.settled();
      const { cookie } = document;
      const sentence = english[text];
      expectError(page, sentence);
      expect(page.lines).to.deep.equal([]);
      expect(page.announced.assertive).to.equal(sentence);
      expect(page.events("basket-error").map(({ error }) => error.code)).to.deep.equal([code]);
      expect(page.events("basket-load")).to.deep.equal([]);
      expect(page.focused).to.equal(null);
      expect((await page.requests("validate")).length).to.equal(asked);

      await clearFaults();
      page.button("Try again").click();
      await page.until(() => page.element.status === "ready");
      expect(page.count("error")).to.equal(0);
      expect(page.lines.length).to.equal(2);
      expect(page.part("total")).to.equal("Total £109.99");
      expect(page.events("basket-load").length).to.equal(1);
      expect(page.events("basket-error").length).to.equal(1);
      expect(document.cookie).to.equal(cookie);
    });
  }

  it("offers a new start beside trying again where the API does not know it", async () => {
    const page = await CheckoutPage.load("unknown-basket", QUICK);
    expectError(page, english["error.basket-not-found"]);
    page.button("Start again").click();
    expect(page.events("basket-restart")).to.deep.equal([{ reason: "basket-not-found" }]);
  });

  it("may fail again, and says so again", async () => {
    const page = await CheckoutPage.load("bad-gateway", QUICK);
    page.button("Try again").click();
    await page.until(() => page.events("basket-error").length === 2);
    expectError(page, english["error.bad-gateway"]);
    expect((await page.requests("validate")).length).to.equal(2);
  });

  it("is tried once more by itself after a passing fault, without a word", async () => {
    const page = await CheckoutPage.load("flaky", { timeout: "300", "max-retries": "1" });
    expect(page.element.status).to.equal("ready");
    expect((await page.requests("validate")).map((request) => request.status)).to.deep.equal([502, 200]);
    expect(page.events("basket-error")).to.deep.equal([]);
    expect(page.count("error")).to.equal(0);
  });

  it("is tried no more often by itself than asked for", async () => {
    const page = await CheckoutPage.load("bad-gateway", { "max-retries": "1" });
    expectError(page, english["error.bad-gateway"]);
    expect((await page.requests("validate")).length).to.equal(2);
  });

  it("is not tried again by itself where that would not help", async () => {
    const page = await CheckoutPage.open("new-basket", { "max-retries": "2" }, () =>
      addFault({ on: "validate", kind: "status", status: 403 }),
    );
    await page.settled();
    expectError(page, english["error.other"]);
    expect((await page.requests("validate")).length).to.equal(1);
  });

  it("is asked for again with a fresh token after a 401, once each", async () => {
    const page = await CheckoutPage.load("expired-token", QUICK);
    expect(page.element.status).to.equal("ready");
    expect((await page.requests()).map((request) => [request.endpoint, request.status])).to.deep.equal([
      ["token", 200],
      ["validate", 401],
      ["token", 200],
      ["validate", 200],
    ]);
    expect(page.events("basket-error")).to.deep.equal([]);
  });

  it("for want of a right asks for no third token", async () => {
    const page = await CheckoutPage.load("unauthorized");
    expectError(page, english["error.unauthorized"]);
    expect((await page.requests()).map(({ endpoint }) => endpoint)).to.deep.equal([
      "token",
      "validate",
      "token",
      "validate",
    ]);
  });
});

describe("a basket that cannot be read again", () => {
  for (const { what, fault, code, text } of failures) {
    it(`for ${what} keeps its lines and says ${code}`, async () => {
      const page = await CheckoutPage.load("new-basket", QUICK);
      const before = page.element.basket;
      await addFault({ on: "validate", ...fault });
      const error = await page.element.refresh().catch((thrown: unknown) => thrown);
      await page.settled();
      expect(error).to.equal(page.events("basket-error")[0]?.error);
      expect(error).to.include({ code });
      expectError(page, english[text]);
      expect(page.lines.map(({ name }) => name)).to.deep.equal([
        "The Harbour Review – Quarterly",
        "Meridian Post – Digital, one year",
      ]);
      expect(page.element.basket).to.equal(before);
      expect(page.part("total")).to.equal("Total £109.99");
      expect(page.line(0).part("item-error")).to.equal(undefined);
      await clearFaults();
      page.button("Try again").click();
      await page.until(() => page.element.status === "ready");
      expect(page.count("error")).to.equal(0);
      expect(page.lines.length).to.equal(2);
    });
  }
});
