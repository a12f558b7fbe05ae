import type { Line } from "../basket.js";
import type { Contender } from "../contender.js";
import { peerModules } from "../peers.js";

/**
 * Commerce Layer's drop-in elements: a price and a button for each line. Its basket with quantities and a total is an
 * application of its own, in a frame from a host of its own, so only what stands on the page is measured.
 */
const contender: Contender = {
  name: "commercelayer",
  order: 11,
  isPeer: true,
  page: ({ lines }) => ({
    head: `<script>commercelayerConfig = { clientId: "client", scope: "market:code:uk", domain: "stub.test" };</script>
<link rel="stylesheet" href="/commercelayer/drop-in.css"><script type="module" src="/commercelayer/drop-in.esm.js"></script>`,
    body: lines
      .map(
        ({ id, name, quantity, picture }) =>
          `<p><img src="${picture}" alt="" width="56" height="75" loading="lazy"> ${name} <cl-price code="${id}"><cl-price-amount type="price"></cl-price-amount></cl-price> <cl-add-to-cart code="${id}" quantity="${quantity}">Add to cart</cl-add-to-cart></p>`,
      )
      .join(""),
  }),
  files: { "/commercelayer/": new URL("@commercelayer/drop-in.js/dist/drop-in/", peerModules) },
  answer({ host, path }, lines) {
    if (path === "/oauth/token") return TOKEN;
    const { pathname, searchParams } = new URL(path, `https://${host}`);
    const [, , kind, single] = pathname.split("/");
    if (single !== undefined)
      return { data: { id: single, type: kind, attributes: { code: single, inventory: STOCK } } };
    const asked = searchParams.get("filter[q][sku_code_in]") ?? searchParams.get("filter[q][code_in]");
    if (asked === null) return undefined;
    const codes = new Set(asked.split(","));
    const found = lines.filter(({ id }) => codes.has(id));
    const data = found.map((line) => ({
      id: line.id,
      type: kind,
      attributes: kind === "prices" ? priceOf(line) : { code: line.id },
    }));
    return { data, meta: { record_count: data.length, page_count: 1 } };
  },
  selectors: { prices: "cl-price-amount" },
  requests: { token: "/oauth/token", basket: "/api/prices" },
  // It shows nothing there within 45 s, or not in every round.
  skips: ["cpu4-1000"],
};

const segments = [
  { alg: "HS512", typ: "JWT" },
  {
    organization: { id: "org", slug: "shop", enterprise: false, region: "eu-west-1" },
    application: { id: "app", kind: "sales_channel", client_id: "client", public: true },
    test: true,
    exp: 4_000_000_000,
    scope: "market:code:uk",
    iss: "https://auth.stub.test",
  },
].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"));

const TOKEN = {
  access_token: `${segments.join(".")}.signature`,
  token_type: "Bearer",
  expires_in: 14_400,
  scope: "market:code:uk",
  created_at: 1_790_000_000,
};

const STOCK = { available: true, quantity: 100, levels: [] };

function priceOf({ id, price }: Line): unknown {
  const amount = Number(price);
  const formatted = `£${amount.toFixed(2)}`;
  return {
    currency_code: "GBP",
    sku_code: id,
    amount_cents: Math.round(amount * 100),
    amount_float: amount,
    formatted_amount: formatted,
    compare_at_amount_cents: Math.round(amount * 100),
    compare_at_amount_float: amount,
    formatted_compare_at_amount: formatted,
  };
}

export default contender;
