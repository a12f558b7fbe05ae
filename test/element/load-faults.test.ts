import { expect, nextFrame } from "@open-wc/testing";
import { english } from "../../src/i18n/messages.js";
import { addFault, CheckoutPage, clearFaults, type Attributes } from "../support/checkout-page.js";

/** Soon over, and nothing by itself. */
const QUICK: Attributes = { timeout: "2000", "max-retries": "0" };

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
  it("offers a new start beside trying again where the API does not know it", async () => {
    const page = await CheckoutPage.load("unknown-basket", QUICK);
    expectError(page, english["error.basket-not-found"]);
    page.button("Start again").click();
    expect(page.events("basket-restart")).to.deep.equal([{ reason: "basket-not-found" }]);
  });

  for (const [outcome, times, focused] of [
    ["succeeds", 1, "heading"],
    ["fails again", 2, "retry"],
  ] as const) {
    it(`leaves the focus where it makes sense when trying again ${outcome}`, async () => {
      const page = await CheckoutPage.open("new-basket", { "max-retries": "0" }, () =>
        addFault({ on: "validate", kind: "status", status: 503, times }),
      );
      await page.settled();
      const retry = page.button("Try again");
      retry.focus();
      retry.click();
      await page.until(() => page.element.status === (times === 1 ? "ready" : "error") && !retry.isConnected);
      await page.until(() => page.focused?.getAttribute("part") === focused);
    });
  }

  it("takes no focus that was elsewhere when it was tried again", async () => {
    const page = await CheckoutPage.open("new-basket", { "max-retries": "0" }, () =>
      addFault({ on: "validate", kind: "status", status: 503, times: 1 }),
    );
    await page.settled();
    const elsewhere = document.createElement("input");
    page.element.after(elsewhere);
    elsewhere.focus();
    page.button("Try again").click();
    await page.until(() => page.element.status === "ready");
    await nextFrame();
    expect(document.activeElement?.localName).to.equal("input");
    elsewhere.remove();
  });

  it("takes no focus that has gone elsewhere when it is tried again", async () => {
    const page = await CheckoutPage.open("new-basket", { "max-retries": "0" }, () =>
      addFault({ on: "validate", kind: "status", status: 503, times: 1 }),
    );
    await page.settled();
    const elsewhere = document.createElement("input");
    page.element.after(elsewhere);
    await addFault({ on: "validate", kind: "latency", delay: 100, times: 1 });
    page.button("Try again").click();
    await page.until(() => page.focused?.getAttribute("part") === "heading");
    elsewhere.focus();
    elsewhere.blur();
    await page.until(() => page.element.status === "ready");
    await nextFrame();
    expect(document.activeElement?.localName).to.equal("body");
    elsewhere.remove();
  });

  it("for want of CORS is a failed connection, and loads once the API lets the page read it", async () => {
    // The same server under its other name is another origin.
    const { hostname, port } = location;
    const origin = `http://${hostname === "localhost" ? "127.0.0.1" : "localhost"}:${port}`;
    const attributes = { ...QUICK, "api-base": `${origin}/api`, credentials: "omit" };
    const page = await CheckoutPage.open("new-basket", attributes, () =>
      addFault({ on: "validate", kind: "no-cors" }),
    );
    await page.settled();
    expectError(page, english["error.network"]);
    await clearFaults();
    page.button("Try again").click();
    await page.until(() => page.element.status === "ready");
    expect(page.lines.length).to.equal(2);
  });

  it("may fail again, and says so again", async () => {
    const page = await CheckoutPage.load("bad-gateway", QUICK);
    page.button("Try again").click();
    await page.until(() => page.events("basket-error").length === 2);
    expectError(page, english["error.bad-gateway"]);
    expect((await page.requests("validate")).length).to.equal(2);
  });

  it("is tried once more by itself after a passing fault, without a word", async () => {
    const page = await CheckoutPage.load("flaky", { timeout: "2000", "max-retries": "1" });
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
