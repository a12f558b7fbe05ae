import type { Money } from "./money.js";
import type { QuantityRule } from "./quantity.js";

/**
 * HTML as a merchant wrote it in the CMS. It is untrusted: only `element/rich-text.ts` may show it.
 */
export type Markup = string;

/** A basket as the Limio Commerce API keeps it. Snapshots are frozen: a change makes a new one. */
export interface Basket {
  /** Basket id, `basket-…`. */
  readonly id: string;
  /** Order items in the API's order, each add-on right behind its offer. */
  readonly items: readonly OrderItem[];
  /** Sum before tax, where the API gives one. */
  readonly subtotal: Money | undefined;
  /** What is taken off, as a positive amount; `undefined` where nothing is. */
  readonly discount: Money | undefined;
  /** Taxes, where they are known already. */
  readonly taxes: readonly Tax[];
  /** What is to be paid; `undefined` while a price is unknown or currencies are mixed. */
  readonly total: Money | undefined;
  /** Promotion code in force. */
  readonly promoCode: string | undefined;
  /** When the basket ends, in milliseconds since 1970, if the API says. */
  readonly expiresAt: number | undefined;
  /** Whether it has been ordered. */
  readonly completed: boolean;
  /** What the last validation said of exactly these items; `undefined` when they changed since. */
  readonly validation: Validation | undefined;
}

/** One line of a basket: so many units of an offer or of an add-on. */
export interface OrderItem {
  /** Order item id. */
  readonly id: string;
  /** Add-ons belong to the offer that `parentId` names. */
  readonly type: "offer" | "add_on";
  /** Order item id of the offer that an add-on belongs to. */
  readonly parentId: string | undefined;
  /** The offer's id, version and path in the catalogue, as far as the API sent them. */
  readonly offer: {
    readonly id?: string | undefined;
    readonly version?: string | undefined;
    readonly path?: string | undefined;
  };
  /** *Product display name – offer display name*; an add-on's own name. */
  readonly name: Markup;
  /** Price in the merchant's words, such as *12 weeks for ~~£50.00~~ £20.00*. */
  readonly headline: Markup | undefined;
  /** Smaller print below the headline. */
  readonly subline: Markup | undefined;
  /** Picture address as the API sent it, relative to the shop. */
  readonly image: string | undefined;
  /** Units. */
  readonly quantity: number;
  /** What quantities are allowed. */
  readonly quantityRule: QuantityRule;
  /** Price of one unit; `undefined` where it is unknown (priced outside Limio). */
  readonly price: Money | undefined;
  /** Price of the line; `undefined` where it is unknown. */
  readonly amount: Money | undefined;
  /** Prices by volume, lowest first; empty for most offers. */
  readonly tiers: readonly VolumeTier[];
  /** Product codes and catalogue paths, by which an issue may name this line. */
  readonly products: readonly { readonly code?: string | undefined; readonly path?: string | undefined }[];
  /** The API's entry could not be understood: all that can be done with it is to remove it. */
  readonly unavailable: boolean;
  /** `false` only for an unavailable entry that has no id of its own. */
  readonly removable: boolean;
}

/** A unit price that holds from so many units on. */
export interface VolumeTier {
  /** First unit it holds for. */
  readonly from: number;
  /** Last unit it holds for; `undefined` for the last tier. */
  readonly to: number | undefined;
  /** Price in that tier. */
  readonly price: Money;
}

/** One tax of an order. */
export interface Tax {
  /** Tax code as the API names it, such as `VAT`. */
  readonly code: string;
  /** Amount of tax. */
  readonly amount: Money;
}

/** The API's answer to "may this be ordered?". */
export interface Validation {
  /** Whether the basket may be ordered. */
  readonly valid: boolean;
  /** What stands in the way. */
  readonly issues: readonly Issue[];
}

/** Something that keeps a basket from being ordered. */
export interface Issue {
  /** Limio's `reason` or `code`, such as `block_multiple` or `price_changed`; `""` where it gave none. */
  readonly code: string;
  /** Limio's own sentence, to be shown as text; `undefined` where it gave none. */
  readonly message: string | undefined;
  /** Order item it is about; `undefined` when it is the whole basket's. */
  readonly itemId: string | undefined;
}

/** A change of a basket, in the domain's words; `api/wire.ts` knows Limio's. */
export type OrderItemAction =
  | { readonly type: "add"; readonly offer: OfferReference; readonly quantity: number }
  | { readonly type: "remove"; readonly itemId: string }
  | { readonly type: "quantity"; readonly itemId: string; readonly quantity: number };

/** What names an offer or an add-on in the catalogue. */
export interface OfferReference {
  /** Offer id. */
  readonly id: string;
  /** Published version of the offer. */
  readonly version: string;
  /** `offer` unless said otherwise. */
  readonly type?: "offer" | "add_on";
  /** Order item id of the offer that an add-on belongs to. */
  readonly parentId?: string;
}

/** A new order, as a host asks for one. */
export interface NewOrder {
  /** What is to be in the basket. */
  readonly orderItems: readonly {
    readonly offer: { readonly id: string; readonly version: string };
    /** Units, 1 unless said otherwise. */
    readonly quantity?: number;
    /** `offer` unless said otherwise. */
    readonly type?: "offer" | "add_on";
    readonly parentId?: string;
  }[];
  /** Country of purchase (ISO 3166-1, two letters). */
  readonly country?: string;
  /** Where the order comes from, such as `shop`. */
  readonly source?: string;
  /** Passed on to Limio as it is. */
  readonly tracking?: Readonly<Record<string, unknown>>;
}

/** What the API made of a change. */
export interface UpdateResult {
  /** The basket after the change. */
  readonly basket: Basket;
  /** Actions that the API refused although it answered with success. */
  readonly refusals: readonly Refusal[];
}

/** An action that the API refused. */
export interface Refusal {
  /** Order item, where the API named one. */
  readonly itemId: string | undefined;
  /** The API's reason, to be shown as text. */
  readonly message: string | undefined;
}

/** A line whose quantity, after a change, is not what was asked for. */
export interface Mismatch {
  /** Order item; `undefined` when an offer that was added is nowhere. */
  readonly itemId: string | undefined;
  /** Units asked for; 0 for a removal. For an addition, with those that were there of the same offer. */
  readonly asked: number;
  /** Units the API holds; 0 when the line is gone. */
  readonly actual: number;
  /** The API's own explanation, if it gave one. */
  readonly message: string | undefined;
}

/** The id that a basket gets when `initiate` is sent with this `external_id`, as real baskets show. */
export function basketIdOf(externalId: string): string {
  return `basket-${externalId}`;
}

/** An order item by its id. */
export function findItem(basket: Basket | undefined, itemId: string | undefined): OrderItem | undefined {
  return basket?.items.find((item) => item.id === itemId);
}

/** The add-ons that belong to an order item. */
export function addOnsOf(basket: Basket, itemId: string): readonly OrderItem[] {
  return basket.items.filter((item) => item.parentId === itemId && item.id !== itemId);
}

/** What takes an order item out of a basket: its add-ons go first, which the API would leave behind. */
export function removalOf(basket: Basket | undefined, itemId: string): readonly OrderItemAction[] {
  const addOns = basket ? addOnsOf(basket, itemId).filter(({ removable }) => removable) : [];
  return [...addOns, { id: itemId }].map(({ id }) => ({ type: "remove", itemId: id }));
}

/** Issues of one line, or with `undefined` those of the whole basket. */
export function issuesOf(basket: Basket, itemId: string | undefined): readonly Issue[] {
  const { issues = [] } = basket.validation ?? {};
  // Each line keeps what it is given: where there is nothing, all of them the same.
  return issues.length > 0 ? issues.filter((issue) => issue.itemId === itemId) : issues;
}

/** Units of all lines together. */
export function countUnits(basket: Basket): number {
  return basket.items.reduce((sum, item) => sum + item.quantity, 0);
}
