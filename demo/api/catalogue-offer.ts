import { currencyDigits, type Decimal } from "../../src/domain/money.js";
import { spell } from "./decimals.js";

/** A product inside an offer, in the API's shape. */
export interface WireProduct {
  readonly name: string;
  readonly path: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** An offer or add-on of the catalogue: what the API sends of it, and what the rules need to know. */
export interface CatalogueOffer {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly displayName: string;
  readonly path: string;
  readonly kind: "offer" | "add_on";
  readonly currency: string;
  /** Price of one unit; where `tiers` has some, the one for a single unit. */
  readonly unitPrice: Decimal;
  /** The price is set outside Limio, so that the unit price is not one. */
  readonly externalPrice: boolean;
  readonly tiers: readonly PriceTier[];
  readonly headline: string;
  readonly subline: string;
  /** Tax in percent that the price includes. */
  readonly tax: { readonly code: string; readonly rate: number } | undefined;
  readonly quantityRule: OfferQuantity | undefined;
  /** Product codes of which a customer may have only one. */
  readonly blockMultiple: readonly string[];
  readonly trial: boolean;
  /** Offers paid in different ways cannot stand in one basket. */
  readonly paymentTerms: string;
  /** Last day of the offer, in milliseconds since 1970. */
  readonly endsAt: number | undefined;
  readonly data: {
    readonly attributes: Readonly<Record<string, unknown>>;
    readonly attachments: readonly unknown[];
    readonly products: readonly WireProduct[];
  };
}

/** Limits of an offer that may be bought more than once. */
export interface OfferQuantity {
  readonly minimum: number;
  readonly maximum?: number;
  readonly increment?: number;
}

/** Unit price from so many units on. */
export interface PriceTier {
  readonly from: number;
  readonly to?: number;
  readonly price: Decimal;
}

/** What the author of the catalogue writes; the rest of an offer follows from it. */
export interface OfferDraft {
  readonly key: string;
  readonly kind?: "offer" | "add_on";
  /** Name in the merchant's back office. */
  readonly name: string;
  /** Name that shoppers see. */
  readonly displayName: string;
  readonly currency: string;
  readonly price: Decimal;
  readonly headline: string;
  readonly subline?: string;
  readonly features?: readonly string[];
  readonly cover?: string;
  readonly term?: { readonly type: string; readonly length: number };
  readonly trial?: boolean;
  readonly tax?: { readonly code: string; readonly rate: number };
  readonly quantity?: OfferQuantity;
  readonly tiers?: readonly PriceTier[];
  readonly externalPrice?: boolean;
  readonly paymentTerms?: string;
  readonly endsAt?: string;
  readonly products?: readonly ProductDraft[];
  /** Replaces attributes as built, to show what odd values real catalogues hold. */
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** A product as the author of the catalogue writes it. */
export interface ProductDraft {
  readonly name: string;
  readonly code: string;
  readonly delivered?: boolean;
  readonly blockMultiple?: boolean;
}

/** Makes an offer in the full shape that the API sends. */
export function defineOffer(draft: OfferDraft): CatalogueOffer {
  const { key, kind = "offer", currency, price, products = [], quantity, tiers = [] } = draft;
  return {
    id: hexId(`offer ${key}`),
    version: hexId(`version ${key}`),
    name: draft.name,
    displayName: draft.displayName,
    path: `/${kind === "add_on" ? "addons" : "offers"}/${key}`,
    kind,
    currency,
    unitPrice: price,
    externalPrice: draft.externalPrice ?? false,
    tiers,
    headline: draft.headline,
    subline: draft.subline ?? "",
    tax: draft.tax,
    quantityRule: quantity,
    blockMultiple: products.flatMap(({ blockMultiple, code }) => (blockMultiple ? [code] : [])),
    trial: draft.trial ?? false,
    paymentTerms: draft.paymentTerms ?? "standard",
    endsAt: draft.endsAt === undefined ? undefined : Date.parse(draft.endsAt),
    data: {
      attributes: { ...attributesOf(draft), ...draft.attributes },
      attachments: draft.cover
        ? [{ name: `${draft.cover}.svg`, type: "image/svg+xml", url: `/public/covers/${draft.cover}.svg` }]
        : [],
      products: products.map(productOf),
    },
  };
}

function attributesOf(draft: OfferDraft): Record<string, unknown> {
  const { quantity, headline, features = [], term, trial = false } = draft;
  return {
    display_name__limio: draft.displayName,
    display_price__limio: headline,
    detailed_display_price__limio: draft.subline ?? "",
    offer_features__limio: features.length
      ? `<ul>${features.map((feature) => `<li>${feature}</li>`).join("")}</ul>`
      : "",
    allow_multibuy__limio: quantity !== undefined,
    ...(quantity && {
      default_quantity_options__limio: {
        minimum_quantity: quantity.minimum,
        ...(quantity.maximum !== undefined && { maximum_quantity: quantity.maximum }),
        increment: quantity.increment ?? 1,
        quantity: quantity.minimum,
      },
    }),
    price__limio: [chargeOf(draft)],
    ...(term && { term__limio: term }),
    autoRenew__limio: !trial && term !== undefined,
    offer_type__limio: trial ? "trial" : "standard",
    checkout__limio: { checkout_type: draft.paymentTerms ?? "standard" },
    ...(draft.endsAt !== undefined && { end_date__limio: draft.endsAt }),
  };
}

function chargeOf({ tiers = [], term, currency, price, externalPrice = false }: OfferDraft): unknown {
  const charge = {
    label: "Charge 1",
    currencyCode: currency,
    trigger: "subscription_start",
    ...(term && { repeat_interval: term.length, repeat_interval_type: term.type }),
    use_external_price: externalPrice,
  };
  if (tiers.length === 0)
    return { ...charge, type: term ? "recurring" : "onetime", value: spell(price, currency) };
  return {
    ...charge,
    type: "recurringVolume",
    tiers: tiers.map(({ from, to, price }) => ({
      starting_unit: from,
      ...(to !== undefined && { ending_unit: to }),
      price: currencyDigits(currency) ? spell(price, currency) : Number(price),
      price_format: "per_unit",
    })),
  };
}

function productOf({ name, code, delivered = false, blockMultiple = false }: ProductDraft): WireProduct {
  return {
    name,
    path: `/products/${code.toLowerCase().replaceAll(".", "-")}`,
    attributes: {
      display_name__limio: name,
      product_code__limio: code,
      has_delivery__limio: delivered,
      block_multiple__limio: blockMultiple,
    },
  };
}

/** An id of 32 hexadecimal digits, as Limio has them; the same for the same seed. */
export function hexId(seed: string): string {
  let id = "";
  for (let round = 0; id.length < 32; round++) {
    // FNV-1a: spreads well enough, and needs no asynchronous digest.
    let hash = 0x811c9dc5;
    for (const character of `${round} ${seed}`) {
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
    }
    id += (hash >>> 0).toString(16).padStart(8, "0");
  }
  return id;
}
