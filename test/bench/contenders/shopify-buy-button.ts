import type { Line } from "../basket.js";
import type { Contender } from "../contender.js";
import { peerModules } from "../peers.js";

const CART = "gid://shopify/Cart/1";

/** Shopify's Buy Button, as its cart that is open from the first. Its API has the page's origin, which spares it a preflight. */
const contender: Contender = {
  name: "shopify-buy-button",
  order: 10,
  isPeer: true,
  page: ({ host }) => ({
    head: `<script defer src="/shopify/buybutton.min.js"></script><script type="module">
localStorage.setItem("tok.${host}.checkoutId", "${CART}");
const client = ShopifyBuy.buildClient({ domain: "${host}", storefrontAccessToken: "tok" });
ShopifyBuy.UI.init(client).createComponent("cart", { options: { cart: { startOpen: true, iframe: false } } });
</script>`,
    body: "",
  }),
  files: {
    "/shopify/buybutton.min.js": new URL("@shopify/buy-button-js/dist/buybutton.min.js", peerModules),
  },
  answer({ path, body }, lines) {
    if (!path.endsWith("/graphql")) return undefined;
    const { query, variables } = JSON.parse(body) as Query;
    if (!query.includes("cartLinesUpdate")) return { data: { cart: cartOf(lines) } };
    const wanted = new Map(variables.lines?.map(({ id, quantity }) => [id, quantity]));
    const cart = cartOf(lines.map((line) => ({ ...line, quantity: wanted.get(line.id) ?? line.quantity })));
    return { data: { cartLinesUpdate: { userErrors: [], warnings: [], cart } } };
  },
  selectors: {
    prices: ".shopify-buy__cart-item__price",
    total: ".shopify-buy__cart__subtotal__price",
    increment: ".shopify-buy__quantity-increment",
    quantity: ".shopify-buy__cart-item__quantity-input",
  },
  requests: { basket: "/graphql" },
  // It shows nothing there within 45 s.
  skips: ["cpu4-1000"],
};

interface Query {
  readonly query: string;
  readonly variables: { readonly lines?: readonly { readonly id: string; readonly quantity: number }[] };
}

const NO_PAGES = { hasNextPage: false, hasPreviousPage: false };

/** Exactly what it selects: with less or more it shows nothing. */
function cartOf(lines: readonly Line[]): unknown {
  const total = money(lines.reduce((sum, { price, quantity }) => sum + Number(price) * quantity, 0));
  const time = "2026-01-01T00:00:00Z";
  return {
    id: CART,
    createdAt: time,
    updatedAt: time,
    lines: { pageInfo: NO_PAGES, edges: lines.map((line) => ({ cursor: line.id, node: nodeOf(line) })) },
    attributes: [],
    cost: {
      checkoutChargeAmount: total,
      totalAmount: total,
      subtotalAmount: total,
      totalTaxAmount: null,
      totalDutyAmount: null,
    },
    checkoutUrl: "https://shop.test/checkout",
    discountCodes: [],
    discountAllocations: [],
    buyerIdentity: {
      countryCode: "GB",
      preferences: null,
      email: null,
      phone: null,
      customer: null,
      deliveryAddressPreferences: [],
    },
    deliveryGroups: { pageInfo: NO_PAGES, edges: [] },
    appliedGiftCards: [],
    note: "",
  };
}

function nodeOf({ id, name, quantity, price, picture }: Line): unknown {
  const each = money(Number(price));
  const total = money(Number(price) * quantity);
  return {
    __typename: "CartLine",
    id,
    merchandise: {
      id: `gid://shopify/ProductVariant/${id}`,
      title: "Default Title",
      image: { id: `gid://shopify/ProductImage/${id}`, src: picture, altText: "", width: 300, height: 400 },
      product: { id: `gid://shopify/Product/${id}`, handle: id, title: name },
      weight: 0,
      available: true,
      sku: id,
      selectedOptions: [{ name: "Title", value: "Default Title" }],
      compareAtPrice: null,
      price: each,
      unitPrice: null,
      unitPriceMeasurement: null,
    },
    quantity,
    attributes: [],
    cost: {
      totalAmount: total,
      subtotalAmount: total,
      amountPerQuantity: each,
      compareAtAmountPerQuantity: null,
    },
    discountAllocations: [],
  };
}

/** As its API does, with no more digits than there must be: it fails over a second nought. */
function money(amount: number): unknown {
  return { amount: amount.toFixed(1), currencyCode: "GBP" };
}

export default contender;
