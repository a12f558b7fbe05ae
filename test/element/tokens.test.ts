import { expect } from "@open-wc/testing";
import { send } from "../demo/demo-client.js";
import { addFault, CheckoutPage, clearFaults } from "../support/checkout-page.js";
import { changeSettings, eventually, issueToken } from "../support/demo-basket.js";
import { countedSource, errorCodes, pageWithoutTokens, statuses } from "../support/token-sources.js";

describe("token-url", () => {
  it("is asked by POST, once for several requests", async () => {
    const page = await CheckoutPage.load();
    await page.element.refresh();
    await page.element.validate();
    const asked = await page.requests("token");
    expect(asked.map(({ method, path }) => [method, path])).to.deep.equal([["POST", "/demo/token"]]);
    expect(await statuses(page, "validate")).to.deep.equal([200, 200, 200]);
  });

  it("that fails is said inline, and asked again on retry", async () => {
    const page = await CheckoutPage.load("no-token");
    expect(page.element.status).to.equal("error");
    expect(errorCodes(page)).to.deep.equal(["token-missing"]);
    expect(page.part("error")).to.match(/^We couldn’t sign you in to your basket/);
    expect(await page.requests("validate")).to.deep.equal([]);
    await clearFaults();
    page.button("Try again").click();
    await page.until(() => page.element.status === "ready");
    expect(page.part("error")).to.equal(undefined);
  });

  it("that refuses the shopper counts as unauthorized", async () => {
    const page = await CheckoutPage.open("new-basket", {}, () =>
      addFault({ on: "token", kind: "status", status: 401 }),
    );
    await page.settled();
    expect(errorCodes(page)).to.deep.equal(["unauthorized"]);
    expect(page.part("error")).to.match(/^Your session has ended/);
  });

  for (const json of [{}, [], "token", { access_token: 7 }, { access_token: "" }, { access_token: "a b" }]) {
    it(`that answers ${JSON.stringify(json)} gives no token`, async () => {
      const page = await CheckoutPage.open("new-basket", {}, () =>
        addFault({ on: "token", kind: "json", json }),
      );
      await page.settled();
      expect(errorCodes(page)).to.deep.equal(["token-missing"]);
      expect(await page.requests("validate")).to.deep.equal([]);
    });
  }

  it("is asked for a new token shortly before the old one expires", async () => {
    const page = await CheckoutPage.open("new-basket", {}, () => changeSettings({ tokenLifetime: 1 }));
    await page.settled();
    const loaded = performance.now();
    await page.until(() => performance.now() - loaded > 800);
    await page.element.validate();
    expect((await page.requests("token")).length).to.equal(2);
    expect(await statuses(page, "validate")).to.deep.equal([200, 200]);
  });
});

describe("an API that refuses every token", () => {
  it("is said inline after one replay, and recovers on retry once it takes them again", async () => {
    const page = await CheckoutPage.load("unauthorized");
    expect(page.element.status).to.equal("error");
    expect(page.part("error")).to.match(/^Your session has ended/);
    expect(page.events("basket-error").map(({ error }) => [error.code, error.status])).to.deep.equal([
      ["unauthorized", 401],
    ]);
    expect(await statuses(page, "validate")).to.deep.equal([401, 401]);
    expect(await statuses(page, "token")).to.deep.equal([200, 200]);
    await changeSettings({ refuseTokens: 0 });
    page.button("Try again").click();
    await page.until(() => page.element.status === "ready");
    expect(page.part("error")).to.equal(undefined);
  });
});

describe("the token attribute", () => {
  it("is taken off at once, and no getter gives it back", async () => {
    const page = await pageWithoutTokens();
    const token = await issueToken();
    page.element.setAttribute("token", token);
    expect(page.element.hasAttribute("token")).to.equal(false);
    expect(Reflect.get(page.element, "token")).to.equal(undefined);
    await page.settled();
    expect(page.element.status).to.equal("ready");
    expect((await page.requests("validate")).length).to.equal(1);
  });

  it("is taken off an element that the page's HTML brings", async () => {
    await send("POST", "/demo/scenario/new-basket");
    const holder = document.createElement("div");
    holder.innerHTML = `<partner-checkout token="${await issueToken()}"></partner-checkout>`;
    document.body.append(holder);
    expect(holder.innerHTML).to.equal("<partner-checkout></partner-checkout>");
    holder.remove();
  });

  it("may change, and the new one is used", async () => {
    const page = await pageWithoutTokens();
    page.element.token = "old-token";
    await page.until(() => errorCodes(page).includes("unauthorized"));
    page.element.token = await issueToken();
    await page.until(() => page.element.status === "ready");
    expect(await statuses(page, "validate")).to.deep.equal([401, 401, 200]);
  });
});

describe("a token that has ended while the page slept", () => {
  it("is renewed before the basket is read again, once", async () => {
    const page = await CheckoutPage.open("new-basket", {}, () => changeSettings({ tokenLifetime: 1 }));
    await page.settled();
    const asleep = Date.now() + 1_100;
    await page.until(() => Date.now() > asleep);
    await send("DELETE", "/demo/requests");
    window.dispatchEvent(new Event("online"));
    window.dispatchEvent(new Event("focus"));
    await eventually(async () => (await statuses(page, "validate")).includes(200));
    expect((await page.requests()).map(({ endpoint, status }) => [endpoint, status])).to.deep.equal([
      ["token", 200],
      ["validate", 200],
    ]);
    expect(page.element.status).to.equal("ready");
  });
});

describe("of several sources of tokens", () => {
  it("getToken wins over token-url, and token-url over token", async () => {
    const page = await CheckoutPage.open("new-basket", { "token-url": undefined });
    const { reasons, getToken } = countedSource();
    page.element.token = "never-sent";
    page.element.tokenUrl = "/demo/token?by=url";
    page.element.getToken = getToken;
    await page.settled();
    expect(reasons).to.deep.equal(["initial"]);
    expect((await page.requests("token")).map(({ path }) => path)).to.deep.equal(["/demo/token"]);
    page.element.getToken = undefined;
    await eventually(async () => (await statuses(page, "validate")).length === 2);
    expect(page.lines.length).to.equal(2);
    expect((await page.requests("token")).map(({ path }) => path)).to.deep.equal([
      "/demo/token",
      "/demo/token?by=url",
    ]);
    expect(await statuses(page, "validate")).to.deep.equal([200, 200]);
  });
});
