import type { Basket, Issue, NewOrder, OrderItem, OrderItemAction, UpdateResult } from "../domain/basket.js";
import { initiateSchema, orderSchema, read, updateSchema, validateSchema, type WireIssue } from "./schema.js";
import { PartnerCheckoutError } from "../domain/error.js";
import { deepFreeze } from "../domain/frozen.js";
import { readOrder } from "./wire-order.js";

/*
 * Everything assumed about Limio's requests and answers. With `wire-order.ts`, which reads an order, and `schema.ts`
 * this is the one place to change for a tenant that differs.
 */

/**
 * Body of `initiate` (public twin's documentation): `external_id` is what makes a repeated attempt the same one. What
 * is `undefined` does not travel.
 */
export function initiateBody(
  { orderItems, country, source, tracking }: NewOrder,
  externalId: string,
): object {
  // `type` is only needed when add-ons stand beside offers.
  const addOns = orderItems.some((item) => item.type === "add_on");
  return {
    order: {
      country,
      source,
      tracking,
      order_type: "new",
      external_id: externalId,
      orderItems: orderItems.map(({ offer: { id, version }, quantity = 1, type, parentId }) => ({
        offer: { id, version },
        quantity,
        type: type ?? (addOns ? "offer" : undefined),
        parentId,
      })),
    },
  };
}

/** Body of `update`. The names of its properties are decided, not published. */
export function updateBody(actions: readonly OrderItemAction[]): object {
  return { orderItemActions: actions.map(orderItemAction) };
}

function orderItemAction(action: OrderItemAction): object {
  if (action.type === "add") {
    const { id, version, type = "offer", parentId } = action.offer;
    return { orderItemActionType: "add", type, offer: { id, version }, quantity: action.quantity, parentId };
  }
  const { itemId: id } = action;
  return action.type === "remove"
    ? { orderItemActionType: "remove", id }
    : { orderItemActionType: "update_quantity", id, quantity: action.quantity };
}

/** Reads the answer of `initiate`: the new basket's id. */
export function readInitiate(answer: unknown): string {
  const wire = read(initiateSchema, answer);
  const id = wire?.id || wire?.basket_id;
  if (!id) throw malformed("initiate: no basket id");
  return id;
}

/**
 * Reads the answer of `update` for the basket that was changed.
 *
 * @param actions - What was asked for, in the order of the results, which need not name it.
 */
export function readUpdate(
  answer: unknown,
  basketId: string,
  actions: readonly OrderItemAction[],
): UpdateResult {
  const wire = read(updateSchema, answer);
  if (!wire) throw malformed("update: no order");
  if (wire.id !== basketId) throw malformed("update: another basket");
  return {
    basket: deepFreeze({ id: basketId, ...readOrder(wire.order) }),
    refusals: wire.actionResults.flatMap((result, index) => {
      if (result?.success !== false) return [];
      const action = wire.actionResults.length === actions.length ? actions[index] : undefined;
      const itemId = result.id ?? (action?.type === "add" ? undefined : action?.itemId);
      return [{ itemId, message: result.message || undefined }];
    }),
  };
}

/** Reads the answer of `validate`, which is also the only way to load a basket. */
export function readValidate(answer: unknown, basketId: string): Basket {
  const wire = read(validateSchema, answer);
  const { state } = wire ?? {};
  if ((wire?.id ?? wire?.basketId ?? basketId) !== basketId) throw malformed("validate: another basket");
  const completed = state?.completed === true;
  const order = state?.order ?? wire?.order ?? wire?.basket?.order ?? read(orderSchema, state);
  if (!wire || !(order || completed)) throw malformed("validate: no order");
  const contents = readOrder(order ?? { orderItems: [] });
  const issues = [...wire.blockedProducts, ...wire.errors].map((entry) =>
    // One that cannot be read is still a reason not to order.
    readIssue(entry ?? {}, contents.items),
  );
  return deepFreeze({
    id: basketId,
    ...contents,
    completed,
    expiresAt: readInstant(state?.expiresAt),
    validation: { valid: wire.valid ?? issues.length === 0, issues },
  });
}

function readIssue(wire: Partial<WireIssue>, items: readonly OrderItem[]): Issue {
  const { orderItemId, path, productCode } = wire;
  const item =
    items.find(({ id }) => id === orderItemId) ??
    items.find(
      ({ offer, products }) =>
        (path && (offer.path === path || products.some((product) => product.path === path))) ||
        (productCode && products.some((product) => product.code === productCode)),
    );
  return { code: wire.reason ?? wire.code ?? "", message: wire.message || undefined, itemId: item?.id };
}

/** Reads a point in time (ISO 8601). Of other things browsers make a time as well, such as a year of `0`. */
function readInstant(value: unknown): number | undefined {
  return /^[1-9]\d{3}-/.test(String(value)) ? Date.parse(String(value)) || undefined : undefined;
}

function malformed(message: string): PartnerCheckoutError {
  return new PartnerCheckoutError("malformed-response", message, { sent: true });
}
