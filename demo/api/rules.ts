import type { StoredBasket, StoredLine, WireIssue } from "./basket.js";
import { spell } from "./decimals.js";

/** What keeps a basket from being ordered. */
export interface Verdict {
  readonly blockedProducts: readonly WireIssue[];
  readonly errors: readonly WireIssue[];
}

/** Checks a basket as `validate` does: is everything available, and are its prices still right? */
export function judge(basket: StoredBasket, now: number): Verdict {
  const { lines } = basket;
  const found = lines.flatMap((line) => [
    ...priceChanged(line),
    ...trialTaken(line, basket),
    ...outOfDate(line, now),
    ...withoutOffer(line, lines),
  ]);
  const extra = basket.extraIssues.filter(
    ({ orderItemId }) => orderItemId === undefined || lines.some(({ id }) => id === orderItemId),
  );
  return {
    blockedProducts: [
      ...lines.flatMap((line) => blockedProducts(line, basket)),
      ...extra.filter(({ reason }) => reason !== undefined),
    ],
    errors: [...found, ...mixedTerms(lines), ...extra.filter(({ reason }) => reason === undefined)],
  };
}

function blockedProducts(line: StoredLine, { lines, customer }: StoredBasket): WireIssue[] {
  return line.offer.blockMultiple.flatMap((productCode) => {
    const sameProduct = lines.filter(({ offer }) => offer.blockMultiple.includes(productCode));
    const repeated = line.quantity > 1 || (sameProduct[0] !== line && sameProduct.length > 1);
    const owned = customer.owns.includes(productCode);
    if (!owned && !repeated) return [];
    const product = line.offer.data.products.find(
      ({ attributes }) => attributes["product_code__limio"] === productCode,
    );
    const name = product?.name ?? line.offer.name;
    return [
      {
        orderItemId: line.id,
        ...(product && { path: product.path }),
        productCode,
        reason: "block_multiple",
        message: owned
          ? `You already subscribe to ${name}.`
          : `${name} can be subscribed to only once. Please keep one.`,
      },
    ];
  });
}

function priceChanged({ id, repriced, offer: { currency } }: StoredLine): WireIssue[] {
  if (!repriced) return [];
  const was = `${spell(repriced.before, currency)} ${currency}`;
  const is = `${spell(repriced.now, currency)} ${currency}`;
  return [{ code: "price_changed", orderItemId: id, message: `The price has changed from ${was} to ${is}.` }];
}

function trialTaken({ id, offer }: StoredLine, { customer }: StoredBasket): WireIssue[] {
  if (!offer.trial || !customer.trialTaken) return [];
  return [{ code: "trial_taken", orderItemId: id, message: "You have already had this trial." }];
}

function outOfDate({ id, offer: { endsAt } }: StoredLine, now: number): WireIssue[] {
  if (endsAt === undefined || endsAt > now) return [];
  return [{ code: "out_of_date", orderItemId: id, message: "This offer has ended." }];
}

/** Add-ons outlive their offer in the basket, but cannot be ordered without it. */
function withoutOffer({ id, type, parentId }: StoredLine, lines: readonly StoredLine[]): WireIssue[] {
  if (type !== "add_on" || isOfferOf(parentId, lines)) return [];
  const message = "This add-on needs its subscription in the basket.";
  return [{ code: "parent_missing", orderItemId: id, message }];
}

function mixedTerms(lines: readonly StoredLine[]): WireIssue[] {
  const terms = new Set(lines.filter(({ type }) => type === "offer").map(({ offer }) => offer.paymentTerms));
  if (terms.size < 2) return [];
  const message = "These subscriptions are paid in different ways. Please order them separately.";
  return [{ code: "mixed_terms", message }];
}

/** Whether an id names an offer among the order items: only such a one can have add-ons. */
export function isOfferOf(parentId: string | null | undefined, lines: readonly StoredLine[]): boolean {
  return lines.some(({ id, type }) => id === parentId && type === "offer");
}
