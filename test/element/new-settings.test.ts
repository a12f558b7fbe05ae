import { expect } from "@open-wc/testing";
import { addFault, CheckoutPage } from "../support/checkout-page.js";
import { setOffline } from "../support/connection.js";
import { changeSettings, eventually, issueToken } from "../support/demo-basket.js";
import { errorCodes } from "../support/token-sources.js";

/** Settings that say how the API is reached, each changed on a page that shows a basket. */
const changes: Readonly<Record<string, (page: CheckoutPage) => unknown>> = {
  token: async ({ element }) => {
    element.token = await issueToken();
    element.tokenUrl = undefined;
  },
  getToken: ({ element }) => (element.getToken = issueToken),
  "token-url": ({ element }) => element.setAttribute("token-url", "/demo/token?again"),
  timeout: ({ element }) => (element.timeout = 5_000),
  "max-retries": ({ element }) => element.setAttribute("max-retries", "1"),
  credentials: ({ element }) => element.setAttribute("credentials", "same-origin"),
  validate: ({ element }) => element.setAttribute("validate", "manual"),
};

describe("a setting that changes while a basket is shown", () => {
  for (const [name, change] of Object.entries(changes)) {
    it(`keeps the basket, what is typed and what is on its way: ${name}`, async () => {
      const page = await CheckoutPage.load("full-basket");
      const loads = page.events("basket-load").length;
      await addFault({ on: "update", kind: "latency", delay: 300 });
      const removed = page.element.removeItem(page.element.basket?.items[3]?.id ?? "");
      await eventually(async () => (await page.requests("update")).length === 1);
      await page.type(page.line(0), "3");
      await change(page);
      await page.element.updateComplete;
      expect(page.element.status).to.equal("ready");
      expect(page.count("skeleton")).to.equal(0);
      expect(page.line(0).quantity).to.equal("3");
      expect(page.focused).to.equal(page.line(0).input);
      expect((await removed).items.length).to.equal(4);
      await page.press(page.line(0), "Enter");
      await page.settled();
      expect([...(await page.kept()).values()]).to.deep.equal([3, 2, 1, 3]);
      expect(page.lines.map((line) => line.part("item-error"))).to.deep.equal(
        page.lines.map(() => undefined),
      );
      expect(page.events("basket-load").length).to.equal(loads);
      expect(errorCodes(page)).to.deep.equal([]);
    });
  }

  it("makes no request when a framework gives the same function anew at every render", async () => {
    const page = await CheckoutPage.open("new-basket", { "token-url": undefined });
    page.element.getToken = () => issueToken();
    await page.settled();
    for (let render = 0; render < 5; render++) {
      page.element.getToken = () => issueToken();
      await page.element.updateComplete;
    }
    await page.click(page.line(0).button(/^Increase/));
    await page.settled();
    await page.until(() => page.events("basket-validate").length === 2);
    const asked = (await page.requests()).map(({ endpoint }) => endpoint);
    expect(asked).to.deep.equal(["token", "validate", "update", "validate"]);
  });

  it("mends what was wrong before", async () => {
    const page = await CheckoutPage.open("new-basket", { "token-url": undefined });
    page.element.token = "refused";
    await page.until(() => page.element.status === "error");
    expect(errorCodes(page)).to.deep.equal(["unauthorized"]);
    page.element.token = await issueToken();
    await page.until(() => page.element.status === "ready");
    expect(page.lines.length).to.equal(2);
  });
});

describe("a source of tokens that goes away", () => {
  it("is said after three seconds, as one that never came", async () => {
    const page = await CheckoutPage.load();
    page.element.tokenUrl = undefined;
    await page.until(() => page.element.status === "idle");
    await page.until(() => page.element.status === "error");
    expect(errorCodes(page)).to.deep.equal(["token-missing"]);
    page.element.tokenUrl = "/demo/token";
    await page.until(() => page.element.status === "ready");
  });
});

describe("a token endpoint that fails", () => {
  it("with a passing fault is asked again by itself before a basket is loaded", async () => {
    const page = await CheckoutPage.open("new-basket", { "max-retries": "1" }, () =>
      addFault({ on: "token", kind: "status", status: 503, times: 1 }),
    );
    await page.until(() => page.element.status === "ready");
    expect((await page.requests()).map(({ endpoint }) => endpoint)).to.deep.equal([
      "token",
      "token",
      "validate",
    ]);
  });

  it("after a 401 is asked once, and the refused token not sent again", async () => {
    const page = await CheckoutPage.open("new-basket", { "max-retries": "2" }, async () => {
      await changeSettings({ refuseTokens: 1 });
      await addFault({ on: "token", kind: "status", status: 503, after: 1 });
    });
    await page.settled();
    expect(errorCodes(page)).to.deep.equal(["unauthorized"]);
    expect((await page.requests()).map(({ endpoint }) => endpoint)).to.deep.equal([
      "token",
      "validate",
      "token",
    ]);
  });
});

describe("a new source of tokens for two elements with the same basket", () => {
  const source = () => async () => await issueToken();

  async function two(): Promise<readonly [CheckoutPage, CheckoutPage]> {
    const getToken = source();
    const page = await CheckoutPage.open("new-basket", { "token-url": undefined });
    page.element.getToken = getToken;
    await page.settled();
    const other = await CheckoutPage.place({ "token-url": undefined });
    other.element.getToken = getToken;
    await other.settled();
    return [page, other];
  }

  it("keeps what waits for the connection", async () => {
    const [page, other] = await two();
    await setOffline(true);
    try {
      page.element.setQuantity(page.element.basket?.items[0]?.id ?? "", 3).catch(() => undefined);
      await page.until(() => page.part("error"));
      page.element.getToken = other.element.getToken = source();
      await page.element.updateComplete;
      await other.element.updateComplete;
      expect([page.lines.length, page.line(0).quantity, page.element.busy]).to.deep.equal([2, "3", true]);
    } finally {
      await setOffline(false);
    }
    await eventually(async () => [...(await page.kept()).values()][0] === 3);
  });

  it("waits for what is on its way, and tells what came of it", async () => {
    const [page, other] = await two();
    await addFault({ on: "update", kind: "latency", delay: 400, times: 1 });
    await addFault({ on: "update", kind: "status", status: 409, times: 1 });
    await page.click(page.line(0).button(/^Increase/));
    await eventually(async () => (await page.requests("update")).length === 1);
    page.element.getToken = other.element.getToken = source();
    await page.element.updateComplete;
    expect(page.element.busy).to.equal(true);
    await page.settled();
    expect(page.line(0).part("item-error")).to.match(/^That change wasn’t saved/);
    expect(errorCodes(page)).to.deep.equal(["http"]);
  });

  it("is used by one that is put back while its change is on its way", async () => {
    const page = await CheckoutPage.open("new-basket", { "token-url": undefined });
    page.element.getToken = source();
    await page.settled();
    await addFault({ on: "update", kind: "latency", delay: 400, times: 1 });
    await page.click(page.line(0).button(/^Increase/));
    await eventually(async () => (await page.requests("update")).length === 1);
    const { parentElement } = page.element;
    page.element.remove();
    await new Promise((resolve) => setTimeout(resolve));
    page.element.getToken = source();
    parentElement?.append(page.element);
    expect(page.element.busy).to.equal(true);
    await page.settled();
    expect(page.line(0).quantity).to.equal("2");
  });
});
