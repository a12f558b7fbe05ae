import type { Contender } from "../contender.js";

/** The element as the README has it: the script in the head, the element in the body. */
const contender: Contender = {
  name: "partner-checkout",
  order: 1,
  page: ({ copies }) => ({
    head: `<script type="module" src="/dist/partner-checkout.js"></script>`,
    body: `<partner-checkout token-url="/limio-token" checkout-url="/checkout?basket={basketId}"></partner-checkout>`.repeat(
      copies,
    ),
  }),
  files: { "/dist/": new URL("../../../dist/", import.meta.url) },
  selectors: {
    prices: `partner-checkout >>> [part="item-price"]`,
    total: `partner-checkout >>> [part="total"] dd`,
    increment: `partner-checkout >>> [part="increment"]`,
    quantity: `partner-checkout >>> [part="quantity-input"]`,
  },
  requests: { token: "/limio-token", basket: "/validate/" },
};

export default contender;
