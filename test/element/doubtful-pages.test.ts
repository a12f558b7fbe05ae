import { expect } from "@open-wc/testing";
import { CheckoutPage } from "../support/checkout-page.js";

/** Has something else in place of a property for as long as a task takes. */
async function instead<T extends object>(
  owner: T,
  name: keyof T & string,
  value: unknown,
  task: () => Promise<void>,
) {
  const before = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { configurable: true, writable: true, value });
  try {
    await task();
  } finally {
    if (before) Object.defineProperty(owner, name, before);
    else Reflect.deleteProperty(owner, name);
  }
}

describe("on a page of doubtful quality an element", () => {
  it("draws its lines where an old library has an `entries` of its own on every array", async () => {
    function toArray(this: unknown[]): unknown[] {
      return this.slice();
    }
    await instead(Array.prototype, "entries", toArray, async () => {
      expect((await CheckoutPage.load()).lines.length).to.equal(2);
    });
  });

  it("loads where the browser refuses channels, as Firefox does without cookies", async () => {
    function refuse(): never {
      throw new DOMException("The operation is insecure.", "SecurityError");
    }
    await instead(globalThis, "BroadcastChannel", refuse, async () => {
      const page = await CheckoutPage.load();
      expect([page.element.status, page.lines.length]).to.deep.equal(["ready", 2]);
    });
  });

  it("says that there is no source of tokens where a form is called readyState", async () => {
    const form = document.createElement("form");
    form.name = "readyState";
    document.body.append(form);
    try {
      const page = await CheckoutPage.open("new-basket", { "token-url": undefined });
      await page.until(() => page.element.status === "error");
    } finally {
      form.remove();
    }
  });

  it("keeps its look when it has passed through another document", async () => {
    const { element } = await CheckoutPage.load();
    const { parentElement } = element;
    const elsewhere = document.implementation.createHTMLDocument();
    elsewhere.body.append(element);
    parentElement?.append(element);
    expect(element.shadowRoot?.adoptedStyleSheets.length).to.equal(1);
  });

  for (const [what, answer] of [
    ["the API's own order", { order: { order_items: [] } }],
    ["a number", 5],
    ["nothing", undefined],
  ] as const) {
    it(`shows an error where the page's own api gives ${what} for a basket`, async () => {
      const page = await CheckoutPage.open("new-basket", { "token-url": undefined });
      page.element.api = { validate: async () => answer } as never;
      await page.until(() => page.element.status === "error");
      expect(page.events("basket-error").map(({ error }) => error.code)).to.deep.equal([
        "malformed-response",
      ]);
    });
  }
});
