import type { Decimal } from "../../src/domain/money.js";
import type { CatalogueOffer } from "./catalogue-offer.js";

/** One order item as the API keeps it. */
export interface StoredLine {
  readonly id: string;
  readonly type: "offer" | "add_on";
  /** Order item id of the offer that an add-on belongs to. */
  readonly parentId: string | null;
  readonly offer: CatalogueOffer;
  readonly quantity: number;
  /** Price in force where it is no longer the catalogue's, and the one that the shopper had seen. */
  readonly repriced?: { readonly now: Decimal; readonly before: Decimal };
  /** Changes the order item just before it is sent: how scenarios make old, odd and broken ones. */
  readonly disguise?: (item: WireOrderItem) => unknown;
}

/** A basket as the API keeps it. */
export interface StoredBasket {
  readonly id: string;
  readonly externalId: string;
  readonly country: string;
  readonly tracking: Readonly<Record<string, unknown>>;
  readonly createdAt: number;
  lines: readonly StoredLine[];
  expiresAt: number;
  completed: boolean;
  promotion: Promotion | undefined;
  /** Whether taxes can be told yet. */
  taxKnown: boolean;
  customer: Customer;
  /** Issues that a scenario adds to those that the rules find. */
  extraIssues: readonly WireIssue[];
  /** Entries among the order items that are no order items. */
  strayEntries: readonly unknown[];
  /** Answers about it break the document on purpose. */
  spoilt: boolean;
}

/** Percentage off the offers of a basket. */
export interface Promotion {
  readonly code: string;
  readonly percent: number;
}

/** What the merchant knows of whoever is buying. */
export interface Customer {
  /** Codes of products that are subscribed to already. */
  readonly owns: readonly string[];
  readonly trialTaken: boolean;
}

/** An order item as it travels. */
export interface WireOrderItem {
  readonly id: string;
  readonly name: string;
  readonly type: "offer" | "add_on";
  readonly parentId: string | null;
  readonly quantity: number;
  readonly details: string;
  readonly price: {
    readonly amount: number | string;
    readonly currency: string;
    readonly summary: { readonly headline: string; readonly subline: string };
  };
  readonly orderLineItem: Readonly<
    Record<"unitPriceTotal" | "lineItemSubtotal" | "lineItemDiscount" | "lineItemTotal" | "currency", string>
  >;
  readonly offer: Pick<CatalogueOffer, "id" | "version" | "name" | "path" | "data">;
}

/** An entry of `errors` or `blockedProducts`. */
export interface WireIssue {
  readonly code?: string;
  readonly reason?: string;
  readonly orderItemId?: string;
  readonly path?: string;
  readonly productCode?: string;
  readonly message: string;
}

/** How long a basket lasts, in milliseconds: two weeks. */
export const BASKET_LIFETIME = 14 * 24 * 3_600_000;

/** Makes an empty basket; its id follows from the external id, as on real ones. */
export function createBasket(
  externalId: string,
  now: number,
  details: Partial<StoredBasket> = {},
): StoredBasket {
  return {
    id: `basket-${externalId}`,
    externalId,
    country: "GB",
    tracking: {},
    createdAt: now,
    lines: [],
    expiresAt: now + BASKET_LIFETIME,
    completed: false,
    promotion: undefined,
    taxKnown: true,
    customer: { owns: [], trialTaken: false },
    extraIssues: [],
    strayEntries: [],
    spoilt: false,
    ...details,
  };
}

/** Makes an order item with an id of its own. */
export function createLine(
  offer: CatalogueOffer,
  quantity = 1,
  details: Partial<StoredLine> = {},
): StoredLine {
  return { id: crypto.randomUUID(), type: offer.kind, parentId: null, offer, quantity, ...details };
}

/** Whether a basket can still be changed. */
export function isOpen(basket: StoredBasket, now: number): boolean {
  return !basket.completed && basket.expiresAt > now;
}
