import type { Basket, OrderItem, Tax, VolumeTier } from "../domain/basket.js";
import { addMoney, isZero, multiplyMoney, parseDecimal, parseMoney, type Money } from "../domain/money.js";
import type { QuantityRule } from "../domain/quantity.js";
import { firstText } from "../domain/text.js";
import { orderItemSchema, read, type WireOrder, type WireOrderItem } from "./schema.js";

/** What an order says of a basket. */
type OrderContents = Omit<Basket, "id">;

/** One list for all lines without any: a long basket has a thousand. */
const NO_TIERS: readonly VolumeTier[] = [];

interface Line {
  readonly item: OrderItem;
  readonly discount: Money | undefined;
}

/** Reads an order; order items that cannot be understood become unavailable ones. */
export function readOrder(order: WireOrder): OrderContents {
  const lines = readLines(order.orderItems);
  const items = addOnsBehindTheirOffers(lines.map((line) => line.item));
  const unknownPrice = items.some((item) => !item.unavailable && !item.amount);
  const { orderTotal, total } = order;
  return {
    items,
    subtotal: unknownPrice ? undefined : parseMoney(orderTotal?.orderSubtotal, orderTotal?.currency),
    discount: addMoney(lines.flatMap(({ discount }) => (discount && !isZero(discount) ? [discount] : []))),
    taxes: (orderTotal?.taxSummary ?? []).flatMap((tax): Tax[] => {
      const amount = parseMoney(tax?.taxAmount, orderTotal?.currency);
      return amount ? [{ code: tax?.taxCode ?? "", amount }] : [];
    }),
    // A total over an unknown price would be a promise that nobody made.
    total: unknownPrice
      ? undefined
      : (parseMoney(orderTotal?.orderTotal, orderTotal?.currency) ??
        parseMoney(total?.amount, total?.currency) ??
        addMoney(items.map((item) => item.amount))),
    promoCode: order.promoCode || undefined,
    expiresAt: undefined,
    completed: false,
    validation: undefined,
  };
}

function readLines(entries: readonly unknown[]): Line[] {
  const seen = new Set<string>();
  return entries.map((entry, index) => {
    const wire = read(orderItemSchema, entry);
    const line = (wire && !seen.has(wire.id) && readLine(wire)) || unavailableLine(entry, index, seen);
    seen.add(line.item.id);
    return line;
  });
}

function readLine(wire: WireOrderItem): Line | undefined {
  // Older items have no quantity.
  const quantity = wire.quantity == null ? 1 : wholeNumber(wire.quantity);
  const name = nameOf(wire);
  return wire.id && name && quantity !== undefined ? makeLine(wire, name, quantity) : undefined;
}

function makeLine(wire: WireOrderItem, name: string, quantity: number): Line {
  const { id, orderLineItem: totals } = wire;
  const { data, id: offerId, version, path } = wire.offer ?? {};
  const { attributes } = data ?? {};
  const price = unitPrice(wire);
  const currency = totals?.currency ?? price?.currency;
  const lineTotal = parseMoney(totals?.lineItemTotal, currency);
  const { headline, subline } = wire.price?.summary ?? {};
  const item: OrderItem = {
    id,
    type: wire.type === "add_on" ? wire.type : "offer",
    parentId: wire.parentId,
    offer: { id: offerId, version, path },
    name,
    headline: firstText(headline, attributes?.display_price__limio),
    subline: firstText(subline),
    image: data?.attachments.find((file) => file?.url && file.type?.startsWith("image/"))?.url,
    quantity,
    quantityRule: quantityRule(wire, quantity),
    price,
    // With an unknown unit price the API's line total of zero is as unknown.
    amount:
      price || (lineTotal && !isZero(lineTotal))
        ? (lineTotal ?? (price && multiplyMoney(price, quantity)))
        : undefined,
    tiers: volumeTiers(wire, currency),
    products: (data?.products ?? []).map((product) => ({
      path: product?.path,
      code: product?.attributes?.product_code__limio,
    })),
    unavailable: false,
    removable: true,
  };
  const discount = parseMoney(totals?.lineItemDiscount, currency);
  return { item, discount: discount && { ...discount, amount: discount.amount.replace("-", "") } };
}

/** Titles read *product display name – offer display name*; add-ons use their own name. */
function nameOf(wire: WireOrderItem): string | undefined {
  const { name, data } = wire.offer ?? {};
  const offerName = firstText(data?.attributes?.display_name__limio, wire.name, name);
  if (wire.type === "add_on") return firstText(wire.name, offerName);
  const products = (data?.products ?? []).flatMap((product) => {
    const productName = firstText(product?.attributes?.display_name__limio, product?.name);
    return productName && productName !== offerName ? [productName] : [];
  });
  const productNames = products.join(" + ");
  return productNames && offerName
    ? `${productNames} – ${offerName}`
    : (offerName ?? (productNames || undefined));
}

/** Price of one unit. An amount of zero beside `use_external_price` means that Limio does not know the price. */
function unitPrice({ price, offer }: WireOrderItem): Money | undefined {
  const money = parseMoney(price?.amount, price?.currency);
  const external = offer?.data?.attributes?.price__limio.some(
    (charge) => charge?.use_external_price === true,
  );
  return money && external && isZero(money) ? undefined : money;
}

function quantityRule({ offer }: WireOrderItem, quantity: number): QuantityRule {
  const { allow_multibuy__limio: editable = false, default_quantity_options__limio: options } =
    offer?.data?.attributes ?? {};
  const increment = wholeNumber(options?.increment) || 1;
  const maximum = wholeNumber(options?.maximum_quantity);
  // Steps are counted from the minimum.
  const first = maximum !== undefined && maximum < increment ? 1 : increment;
  const minimum = wholeNumber(options?.minimum_quantity) || first;
  return {
    editable: editable && quantity > 0,
    minimum,
    maximum: maximum !== undefined && maximum >= minimum ? maximum : undefined,
    increment,
  };
}

function volumeTiers({ offer }: WireOrderItem, currency: unknown): readonly VolumeTier[] {
  const charges = offer?.data?.attributes?.price__limio ?? [];
  const tiers = charges.flatMap((charge) =>
    (charge?.tiers ?? []).flatMap((tier): VolumeTier[] => {
      const from = wholeNumber(tier?.starting_unit);
      const price = parseMoney(tier?.price, charge?.currencyCode ?? currency);
      return from !== undefined && price ? [{ from, to: wholeNumber(tier?.ending_unit), price }] : [];
    }),
  );
  return tiers.length > 0 ? tiers.toSorted((one, other) => one.from - other.from) : NO_TIERS;
}

/**
 * What is left of an entry that cannot be read. Its id, where it has one of its own, still lets it be removed, and its
 * parent's has it removed with that.
 */
function unavailableLine(entry: unknown, index: number, seen: ReadonlySet<string>): Line {
  const { id, type, parentId } = (entry ?? {}) as { id?: unknown; type?: unknown; parentId?: unknown };
  const own = typeof id === "string" && id !== "" && !seen.has(id);
  const wire = {
    id: own ? id : `#${index}`,
    type: type === "add_on" ? type : undefined,
    parentId: typeof parentId === "string" ? parentId : undefined,
    offer: {},
  };
  const line = makeLine(wire, "", 1);
  return { ...line, item: { ...line.item, unavailable: true, removable: own } };
}

/** Puts add-ons behind their offers; one whose offer is not in the basket keeps its place. */
function addOnsBehindTheirOffers(items: readonly OrderItem[]): readonly OrderItem[] {
  const byOffer = new Map(
    items.flatMap(({ type, id }): [string, OrderItem[]][] => (type === "offer" ? [[id, []]] : [])),
  );
  const others = items.filter((item) => {
    const addOns = item.type === "add_on" ? byOffer.get(item.parentId ?? "") : undefined;
    return !addOns?.push(item);
  });
  return others.flatMap((item) => [item, ...(byOffer.get(item.id) ?? [])]);
}

function wholeNumber(value: unknown): number | undefined {
  const decimal = parseDecimal(value);
  return decimal !== undefined && /^\d{1,9}$/.test(decimal) ? Number(decimal) : undefined;
}
