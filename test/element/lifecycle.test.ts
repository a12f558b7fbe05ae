import { expect, nextFrame } from "@open-wc/testing";
import { send } from "../demo/demo-client.js";
import { addFault, CheckoutPage } from "../support/checkout-page.js";
import { changeSettings, eventually } from "../support/demo-basket.js";

async function endpoints(page: CheckoutPage): Promise<readonly string[]> {
  return (await page.requests()).map(({ endpoint }) => endpoint);
}

/** Lets the element do what it would do by itself, if anything. */
async function aWhile(): Promise<void> {
  for (let frame = 0; frame < 10; frame++) await nextFrame();
}

describe("an element on the move", () => {
  it("keeps its basket within the page, without a new request", async () => {
    const page = await CheckoutPage.load();
    const place = document.createElement("aside");
    page.element.after(place);
    const line = page.line(0);
    line.type("3");
    place.append(page.element);
    await aWhile();
    expect(page.element.status).to.equal("ready");
    expect(page.line(0).quantity).to.equal("3");
    expect(await endpoints(page)).to.deep.equal(["token", "validate"]);
    page.line(0).press("Enter");
    await page.settled();
    expect([...(await page.kept()).values()]).to.deep.equal([3, 1]);
    expect(page.events("basket-load").length).to.equal(1);
  });

  it("loads again when it is put back after a while", async () => {
    const page = await CheckoutPage.load();
    const place = page.element.parentElement;
    page.element.remove();
    await aWhile();
    await send("DELETE", "/demo/requests");
    place?.append(page.element);
    await page.until(() => page.element.status === "ready");
    await eventually(async () => (await endpoints(page)).includes("validate"));
    page
      .line(0)
      .button(/^Increase/)
      .click();
    await page.settled();
    expect([...(await page.kept()).values()]).to.deep.equal([2, 1]);
  });

  it("leaves no request behind when it goes while it waits for a token", async () => {
    const page = await CheckoutPage.open("new-basket", {}, () =>
      addFault({ on: "token", kind: "latency", delay: 200 }),
    );
    await eventually(async () => (await endpoints(page)).includes("token"));
    page.element.remove();
    await eventually(async () => (await page.requests("token")).every(({ status }) => status !== null));
    await aWhile();
    expect(await endpoints(page)).to.deep.equal(["token"]);
  });

  it("asks for nothing once it has gone, whatever the page tells", async () => {
    const page = await CheckoutPage.load();
    page.element.remove();
    await aWhile();
    window.dispatchEvent(new Event("online"));
    window.dispatchEvent(new Event("focus"));
    window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    await changeSettings({ cookieEncoding: "bare" });
    await aWhile();
    expect(await endpoints(page)).to.deep.equal(["token", "validate"]);
  });
});

describe("two elements with the same basket", () => {
  it("share one validate, and both follow a change of either", async () => {
    const one = await CheckoutPage.open();
    const other = await CheckoutPage.place();
    await one.settled();
    await other.settled();
    expect(await endpoints(one)).to.deep.equal(["token", "validate"]);
    expect(other.lines.map(({ name }) => name)).to.deep.equal(one.lines.map(({ name }) => name));
    one
      .line(0)
      .button(/^Increase/)
      .click();
    await one.settled();
    await other.settled();
    expect([one.line(0).quantity, other.line(0).quantity]).to.deep.equal(["2", "2"]);
    expect((await endpoints(one)).filter((endpoint) => endpoint === "update").length).to.equal(1);
    one.element.remove();
    other
      .line(0)
      .button(/^Increase/)
      .click();
    await other.settled();
    expect([...(await other.kept()).values()]).to.deep.equal([3, 1]);
  });
});
