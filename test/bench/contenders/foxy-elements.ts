import type { Contender } from "../contender.js";
import { peerModules } from "../peers.js";

const cdn = new URL("@foxy.io/elements/dist/cdn/", peerModules);

/** Foxy's form of items, which has its basket in the page from the first: no request stands before it. */
const contender: Contender = {
  name: "foxy-elements",
  order: 12,
  isPeer: true,
  page: ({ lines }) => ({
    head: `<script type="module" src="/foxy/foxy-items-form.js"></script>`,
    body: `<foxy-items-form store="shop.test" currency="gbp" lang="en">${lines
      .map(
        ({ id, name, quantity, price }) =>
          `<foxy-item code="${id}" name="${name}" price="${price}" quantity="${quantity}"></foxy-item>`,
      )
      .join("")}</foxy-items-form>`,
  }),
  // It fetches its words from its maker's host, and stays empty until they are there.
  files: { "/foxy/": cdn, "/beta/foxy-elements/0.3.0/": cdn },
  selectors: {
    prices: "foxy-item >>> .price",
    total: "foxy-items-form >>> .total",
    increment: `foxy-item >>> vaadin-integer-field >>> [part="increase-button"]`,
    quantity: "foxy-item >>> vaadin-integer-field",
  },
  requests: {},
  // Not tried: a hundred lines take it seconds already.
  skips: ["cpu4-1000", "fast-1000"],
};

export default contender;
