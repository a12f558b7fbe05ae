import { aTimeout, expect, fixture, html, nextFrame } from "@open-wc/testing";
import "../../src/index.js";
import type { PartnerCheckoutElement } from "../../src/element.js";
import { ApiDouble, nth } from "../support/api-double.js";
import { aBasket, anItem, BASKET_ID, OTHER_BASKET_ID } from "../support/baskets.js";
import { CheckoutPage } from "../support/checkout-page.js";
import { until } from "../support/deferred.js";

const INSIDE = `<p slot="header">Hello</p><p slot="footer">Help</p><b slot="restart">Again</b>`;
const PRICE = { amount: "12.5", currency: "GBP" };

const plain = aBasket();
const empty = aBasket([]);
const full = aBasket(
  [
    anItem({
      name: "A <em>review</em>",
      headline: "<s>£50</s> £20",
      subline: "Small <b>print</b>",
      image: "/public/covers/harbour.svg",
    }),
    anItem({
      id: "line-2",
      type: "add_on",
      parentId: "line-1",
      name: "Add-on",
      quantity: 3,
      amount: { amount: "60", currency: "GBP" },
    }),
    anItem({ id: "line-3", unavailable: true, name: "", price: undefined, amount: undefined }),
    anItem({ id: "line-4", price: undefined, amount: undefined }),
    anItem({
      id: "line-5",
      tiers: [
        { from: 1, to: 9, price: PRICE },
        { from: 10, to: undefined, price: PRICE },
      ],
    }),
    anItem({
      id: "line-6",
      quantity: 2,
      quantityRule: { editable: false, minimum: 1, maximum: undefined, increment: 1 },
    }),
  ],
  {
    subtotal: PRICE,
    discount: PRICE,
    promoCode: "SPRING",
    taxes: [
      { code: "VAT", amount: PRICE },
      { code: "", amount: PRICE },
    ],
    total: PRICE,
    expiresAt: Date.now() + 3_600_000,
    validation: {
      valid: false,
      issues: [
        { code: "block_multiple", message: undefined, itemId: "line-1" },
        { code: "unheard_of", message: "No <more>", itemId: "line-2" },
        { code: "price_changed", message: undefined, itemId: undefined },
      ],
    },
  },
);

/** One of the two, with an API that the test answers for. */
interface Drawn {
  readonly element: PartnerCheckoutElement;
  readonly page: CheckoutPage;
  readonly api: ApiDouble;
  /** A cookie of its own, so that the two do not tell each other of their changes. */
  readonly cookie: string;
}

async function answerRefresh({ element, api }: Drawn, basket: typeof plain | Error): Promise<void> {
  const refreshed = element.refresh().catch(() => undefined);
  // A basket that is being read already is read once more.
  for (let time = 0; time < 2; time++) {
    await aTimeout(20);
    const call = nth(api.validates, -1);
    if (basket instanceof Error) call.reject(basket);
    else call.resolve(basket);
  }
  await refreshed;
}

/** What is done to both, one after the other, each time from where the last step has led. */
const steps: Readonly<Record<string, (drawn: Drawn) => unknown>> = {
  "while the basket is waited for": () => aTimeout(300),
  "with a simple basket": ({ api }) => nth(api.validates, 0).resolve(plain),
  "with everything that a basket may have": (drawn) => answerRefresh(drawn, full),
  "with problems listed": ({ element }) => void element.proceed().catch(() => undefined),
  "while the answer to that is awaited": () => aTimeout(50),
  "with the answer": ({ api }) => nth(api.validates, -1).resolve(full),
  // Without the focus, which only one of the two could have.
  "with a quantity typed": ({ element }) => {
    const input = element.shadowRoot?.querySelector("input");
    if (input) input.value = "no number";
    input?.dispatchEvent(new Event("input", { bubbles: true }));
  },
  "while a change is on its way": ({ page }) => page.click(page.line(1).button(/^Increase/)),
  "with a change that came to nothing": ({ api }) =>
    nth(api.updates, -1).resolve({ basket: full, refusals: [{ itemId: "line-2", message: "No" }] }),
  "once that has been looked into": (drawn) => answerRefresh(drawn, full),
  "when it can only be read": ({ element }) => Object.assign(element, { readonly: true }),
  "with texts, heading and theme of the host's": ({ element }) =>
    Object.assign(element, {
      readonly: false,
      theme: "dark",
      heading: "Mine",
      headingLevel: 3,
      messages: { remove: "Out" },
    }),
  "when it is empty": (drawn) => answerRefresh(drawn, empty),
  "when it is empty and cannot be read": (drawn) => answerRefresh(drawn, new Error("Broken")),
  "when there is something again": (drawn) => answerRefresh(drawn, plain),
  "when it cannot be read": (drawn) => answerRefresh(drawn, new Error("Broken")),
  "when there is no cookie": ({ element }) => Object.assign(element, { basketCookie: "none" }),
  "when there is a cookie again": ({ element, cookie }) => Object.assign(element, { basketCookie: cookie }),
};

/** All that a shadow root holds, but for comments, and for white space, of which `seen` tells. */
function drawing(node: Element | ShadowRoot): readonly unknown[] {
  return [...node.childNodes].flatMap((child): unknown[] => {
    if (child.nodeType === Node.COMMENT_NODE) return [];
    if (child.nodeType === Node.TEXT_NODE)
      return [(child.textContent ?? "").replace(/\s+/g, " ").trim()].filter(Boolean);
    const element = child as HTMLInputElement;
    const attributes = element.getAttributeNames().toSorted();
    const named = attributes.map((name) => `${name}=${(element.getAttribute(name) ?? "").trim()}`);
    return [
      [
        element.localName,
        ...named,
        ...(element.localName === "input" ? [element.value] : []),
        drawing(element),
      ],
    ];
  });
}

/** What the first has where the other has something else, and a few words before it. */
function differences(one: readonly unknown[], other: readonly unknown[]): readonly unknown[] {
  const first = one.findIndex((word, index) => word !== other[index]);
  return first < 0 && one.length === other.length ? [] : one.slice(Math.max(0, first - 5), first + 5);
}

/** The text as it is seen, with the spaces between words; engines differ in empty lines. */
function seen(root: ShadowRoot): readonly string[] {
  const text = root.querySelector("section")?.innerText ?? "";
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

async function placed(holder: Element, basketId: string): Promise<Drawn> {
  const cookie = `state-${basketId}`;
  document.cookie = `${cookie}=${encodeURIComponent(JSON.stringify({ basketId }))}; path=/`;
  // WebKit shows a new cookie a moment later.
  await until(() => holder.ownerDocument.cookie.includes(cookie), nextFrame);
  const element = holder.ownerDocument.createElement("partner-checkout");
  const api = new ApiDouble();
  element.innerHTML = INSIDE;
  element.basketCookie = cookie;
  element.api = api;
  const page = new CheckoutPage(element);
  holder.append(element);
  await until(() => api.validates.length > 0, nextFrame);
  return { element, page, api, cookie };
}

for (const name of ["module", "classic"]) {
  it(`the built script as a ${name} draws what the sources draw`, async () => {
    const frame = await fixture<HTMLIFrameElement>(
      html`<iframe title="Built" width="400" height="800"></iframe>`,
    );
    const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
    frame.src = `/test/scripts/${name}.html`;
    await loaded;
    const { contentDocument: built } = frame;
    if (!built) throw new Error("The frame is empty");
    built.querySelector("partner-checkout")?.remove();
    const holder = await fixture(html`<div lang="en-GB" style="width: 384px"></div>`);
    const both = [await placed(holder, BASKET_ID), await placed(built.body, OTHER_BASKET_ID)] as const;
    for (const [what, step] of Object.entries(steps)) {
      for (const each of both) {
        await step(each);
        await aTimeout(20);
        await each.element.updateComplete;
      }
      const [ofSources, ofBuild] = both.map(({ element: { shadowRoot } }) =>
        shadowRoot ? [...drawing(shadowRoot).flat(Infinity), ...seen(shadowRoot)] : [],
      );
      expect(differences(ofBuild ?? [], ofSources ?? []), what).to.deep.equal([]);
      expect(ofBuild, what).to.include("name=footer");
    }
  });
}
