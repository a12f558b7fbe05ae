import { createBasket, createLine, type StoredBasket, type StoredLine } from "./basket.js";
import { defineOffer, type CatalogueOffer } from "./catalogue-offer.js";

/** Sets a flag that tests look for. It must never run. */
const RUN = "window.__hostile=1";

const payloads = [
  `<script>${RUN}</script>`,
  `<img src=x onerror="${RUN}">`,
  `<svg onload="${RUN}"><a xlink:href="javascript:${RUN}"><text y="20">svg</text></a></svg>`,
  `<a href="javascript:${RUN}">link</a><a href="data:text/html,<script>${RUN}</script>">data</a>`,
  `<iframe srcdoc="<script>parent.${RUN.replace("window.", "")}</script>"></iframe>`,
  `<math><mtext><table><mglyph><style><img src=x onerror="${RUN}"></style></mglyph></table></mtext></math>`,
  `<template shadowrootmode="open"><slot onslotchange="${RUN}"></slot></template>`,
  `<form id="cookie"><input name="attributes" onfocus="${RUN}" autofocus></form>`,
  `<style>:host { display: none !important }</style><p style="position: fixed; inset: 0">styled</p>`,
  `<details open ontoggle="${RUN}"><summary>more</summary></details>`,
] as const;

/** Turns text round, hides it or joins it: U+202E, U+2066, U+200B, U+0000 and the like. */
const CONTROLS = "\u202Eesrever\u202C \u2066isolated\u2069 zero\u200Bwidth \uFEFF\u0000\u0007 \uD800";

const nested = `${"<b>".repeat(500)}deep${"</b>".repeat(500)}`;

function hostileOffer(payload: string, index: number): CatalogueOffer {
  const offer = defineOffer({
    key: `hostile-${index}`,
    name: `Offer ${index} ${payload}`,
    displayName: `Offer ${index} ${payload}`,
    currency: "GBP",
    price: `${index + 1}`,
    headline: `<p>Headline ${index} ${payload}</p>`,
    subline: `<p>Subline ${index} ${payload}${index === 0 ? nested : ""}</p>`,
    features: [`Feature ${payload}`],
    tax: { code: `VAT ${payload}`, rate: 20 },
    quantity: { minimum: 1, maximum: 9 },
    products: [{ name: `Product ${index} ${payload} ${CONTROLS}`, code: `X${payload}` }],
  });
  return {
    ...offer,
    path: `javascript:${RUN}//${index}`,
    data: {
      ...offer.data,
      attachments: [{ type: "image/png", url: hostileAddresses[index % hostileAddresses.length] }],
    },
  };
}

const hostileAddresses = [
  `javascript:${RUN}`,
  `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="${RUN}"/>`,
  `" onerror="${RUN}`,
  "//[malformed",
  `java\nscript:${RUN}`,
] as const;

/** Makes a basket in which every text is an attempt to run script, to change the page or to mislead its reader. */
export function hostileBasket(now: number): StoredBasket {
  const lines: StoredLine[] = payloads.map((payload, index) =>
    createLine(hostileOffer(payload, index), 1, { id: `item-${index}"'><img src=x onerror=${RUN}>` }),
  );
  return createBasket(crypto.randomUUID(), now, {
    lines,
    promotion: { code: `PROMO${payloads[1]}${CONTROLS}`, percent: 0 },
    tracking: JSON.parse(
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    ) as Record<string, unknown>,
    extraIssues: [
      ...lines.slice(0, 2).map(({ id }, index) => ({
        code: `price_changed${payloads[index]}`,
        orderItemId: id,
        message: `Issue ${payloads[index]} ${CONTROLS}`,
      })),
      { code: "__proto__", message: `Basket ${payloads[2]}` },
      { reason: "constructor", productCode: "toString", message: `Blocked ${payloads[1]}` },
    ],
  });
}
