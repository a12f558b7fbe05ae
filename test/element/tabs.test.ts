import { expect } from "@open-wc/testing";
import { quantityAction, send } from "../demo/demo-client.js";
import { addFault, CheckoutPage } from "../support/checkout-page.js";
import { eventually, keptOrder, offerNamed } from "../support/demo-basket.js";
import { unless } from "../support/engine.js";
import { Tab } from "../support/tab.js";

const FIRST = "checkout.basket?.items[0].quantity";

describe("two tabs", () => {
  let tab: Tab;

  afterEach(() => tab.close());

  it("show the same basket, and each follows what the other changes", async () => {
    const page = await CheckoutPage.load();
    tab = await Tab.open();
    await tab.until("checkout.basket");
    await page.click(page.line(0).button(/^Increase/));
    await page.settled();
    await tab.until(`${FIRST} === 2`);
    await tab.run("checkout.setQuantity(checkout.basket.items[0].id, 4).then(() => true)");
    await page.until(() => page.element.basket?.items[0]?.quantity === 4);
    expect(page.line(0).quantity).to.equal("4");
    expect(page.events("basket-change").at(-1)?.source).to.equal("remote");
    expect((await page.requests("update")).map(({ overlapping }) => overlapping)).to.deep.equal([0, 0]);
  });

  it("that ask for a new basket at once make one, with both offers in it", async () => {
    const page = await CheckoutPage.open("no-cookie");
    tab = await Tab.open();
    await tab.until("checkout.status === 'missing'");
    const [print, digital] = [await offerNamed("Print Annual"), await offerNamed("Digital Annual")];
    const there = tab.run<string>(`checkout.addItem(${JSON.stringify(digital)}).then(({ id }) => id)`);
    const here = await page.element.addItem(print);
    expect(await there).to.equal(here.id);
    expect((await page.requests("initiate")).length).to.equal(1);
    expect([...(await page.kept()).values()]).to.deep.equal([1, 1]);
    await page.until(() => page.lines.length === 2);
    await tab.until("checkout.basket.items.length === 2");
  });
});

describe("a page that comes back", () => {
  unless("firefox", "the test runner’s open socket keeps a page out of that cache")(
    "from the back-forward cache shows what the basket holds by now, with one request",
    async () => {
      await send("POST", "/demo/scenario/new-basket");
      const tab = await Tab.open();
      await tab.until("checkout.basket");
      await tab.run("window.addEventListener('pageshow', ({ persisted }) => (window.cameBack = persisted))");
      const id = await tab.run<string>("checkout.basket.items[0].id");
      await tab.go("/nothing");
      await send("POST", "/demo/tab", { orderItemActions: [quantityAction(id, 3)] });
      await send("DELETE", "/demo/requests");
      await tab.back();
      await tab.until(`${FIRST} === 3`);
      expect(await tab.run("window.cameBack")).to.equal(true);
      expect(await tab.run("checkout.shadowRoot.querySelector('input').value")).to.equal("3");
      const { json } = await send("GET", "/demo/requests");
      expect((json as unknown as { endpoint: string }[]).map(({ endpoint }) => endpoint)).to.deep.equal([
        "validate",
      ]);
      await tab.close();
    },
  );
});

describe("a basket that changes elsewhere while it is being read", () => {
  /** Changes the basket as another tab does. */
  async function changeElsewhere(): Promise<string> {
    const { items, basketId } = await keptOrder();
    await send("POST", "/demo/tab", { orderItemActions: [quantityAction(items[0]?.["id"], 4)] });
    return basketId;
  }

  it("is read again when the other tab tells", async () => {
    const page = await CheckoutPage.load();
    await addFault({ on: "validate", kind: "reorder", times: 1 });
    const read = page.element.refresh();
    await eventually(async () => (await page.requests("validate")).length === 2);
    const tab = new BroadcastChannel(`partner-checkout:${await changeElsewhere()}`);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin to send to
    tab.postMessage("changed");
    await read;
    await page.until(() => page.line(0).quantity === "4");
    tab.close();
  });

  it("is read again for a host who knows", async () => {
    const page = await CheckoutPage.open("new-basket", {}, () =>
      addFault({ on: "validate", kind: "reorder", times: 1 }),
    );
    await eventually(async () => (await page.requests("validate")).length === 1);
    await changeElsewhere();
    expect((await page.element.refresh()).items[0]?.quantity).to.equal(4);
  });

  it("is read once for those who ask at the same time", async () => {
    const page = await CheckoutPage.load();
    const other = await CheckoutPage.place();
    await other.settled();
    const before = (await page.requests("validate")).length;
    const { now } = Date;
    Date.now = () => 1;
    try {
      await Promise.all([page, other, page].map(({ element }) => element.refresh()));
    } finally {
      Date.now = now;
    }
    expect((await page.requests("validate")).length).to.equal(before + 1);
  });

  it("is read again after the device's clock was set back", async () => {
    const page = await CheckoutPage.load();
    const { now } = Date;
    Date.now = () => now() - 3_600_000;
    try {
      await changeElsewhere();
      dispatchEvent(new Event("focus"));
      await page.until(() => page.line(0).quantity === "4");
    } finally {
      Date.now = now;
    }
  });
});
