import { applyActions, publishedOffer, UnusableBody, type WireAction } from "./actions.js";
import { failure, json, type Answer } from "./answer.js";
import { createBasket, isOpen, type StoredBasket, type StoredLine } from "./basket.js";
import { checkAnswer, checkRequest, type Operation } from "./contract.js";
import { basketIdOf } from "./landing-cookie.js";
import { orderOf } from "./order.js";
import { isOfferOf, judge } from "./rules.js";
import type { Session } from "./session.js";
import { bearerToken } from "./tokens.js";

/** A request to the API, as its endpoints see it. */
export interface LimioRequest {
  readonly operation: Operation;
  /** Basket id in the path. */
  readonly basketId: string | undefined;
  readonly headers: Headers;
  /** JSON body; `undefined` without one. */
  readonly body: unknown;
  readonly isSecure: boolean;
}

/** Answers a request as the Limio Commerce API would. */
export function answerLimio(session: Session, request: LimioRequest): Answer {
  const answer = carryOut(session, request);
  if (!session.basket?.spoilt) checkAnswer(request.operation, answer);
  return answer;
}

function carryOut(session: Session, request: LimioRequest): Answer {
  const { operation, body } = request;
  const refusal = session.tokens.refusal(bearerToken(request.headers), session.now());
  if (refusal !== undefined) return failure(401, refusal);
  const problem = checkRequest(operation, body);
  if (problem !== undefined) return failure(502, problem);
  try {
    switch (operation) {
      case "initiate":
        return initiate(session, body as InitiateBody, request.isSecure);
      case "update":
        return update(session, body as UpdateBody, request.headers);
      case "validate":
        return validate(session, request.basketId ?? "");
      case "validateByBody":
        return validate(session, (body as { basketId: string }).basketId);
    }
  } catch (error) {
    if (error instanceof UnusableBody) return failure(502, error.message);
    throw error;
  }
}

interface InitiateBody {
  readonly order: {
    readonly external_id: string;
    readonly country?: string;
    readonly tracking?: Record<string, unknown>;
    readonly orderItems: readonly {
      readonly id?: string;
      readonly offer: { readonly id: string; readonly version: string };
      readonly quantity?: number;
      readonly parentId?: string | null;
    }[];
  };
}

interface UpdateBody {
  readonly orderItemActions: readonly WireAction[];
}

function initiate(session: Session, { order }: InitiateBody, isSecure: boolean): Answer {
  const id = `basket-${order.external_id}`;
  const { country = "GB", tracking = {} } = order;
  if (!session.baskets.has(id)) {
    const basket = createBasket(order.external_id, session.now(), { country, tracking });
    basket.lines = initialLines(session, order.orderItems);
    session.keep(basket);
  }
  session.basketId = id;
  session.wantedCookie = { type: "basket" };
  const cookie = session.settings.setCookieOnInitiate ? session.landingCookie(isSecure) : undefined;
  return { ...json({ id }), cookies: cookie === undefined ? [] : [cookie] };
}

/** Offers come first, whatever the order of the request: an add-on needs the id that its offer gets here. */
function initialLines(session: Session, items: InitiateBody["order"]["orderItems"]): readonly StoredLine[] {
  const ids = new Map<string, string>();
  let lines: readonly StoredLine[] = [];
  const asked = items.map((item, index) => ({
    item,
    where: `order.orderItems[${index}]`,
    offer: publishedOffer(item.offer, `order.orderItems[${index}].offer`),
  }));
  for (const kind of ["offer", "add_on"] as const) {
    for (const { item, where, offer } of asked) {
      if (offer.kind !== kind) continue;
      const parentId = ids.get(item.parentId ?? "");
      if (kind === "add_on" && !isOfferOf(parentId, lines))
        throw new UnusableBody(`${where}.parentId names no offer of this order`);
      const action = {
        orderItemActionType: "add",
        offer: item.offer,
        ...(item.quantity !== undefined && { quantity: item.quantity }),
        ...(parentId !== undefined && { parentId }),
      } as const;
      const before = lines.length;
      const { lines: after, results } = applyActions(lines, [action], session.settings);
      if (after.length === before) throw new UnusableBody(`${where}: ${results[0]?.message ?? "refused"}`);
      lines = after;
      const added = after.at(-1);
      if (added) ids.set(item.offer.id, added.id);
      if (added && item.id !== undefined) ids.set(item.id, added.id);
    }
  }
  return lines;
}

function update(session: Session, { orderItemActions }: UpdateBody, headers: Headers): Answer {
  const basketId = basketIdOf(headers, session.settings.cookieName);
  const basket = basketId === undefined ? undefined : session.baskets.get(basketId);
  if (!basket || !isOpen(basket, session.now())) return failure(404, "There is no such basket");
  return json(changeBasket(session, basket, orderItemActions));
}

/** Carries out order item actions on a basket, as `update` answers them. */
export function changeBasket(
  session: Session,
  basket: StoredBasket,
  actions: readonly WireAction[],
): Record<string, unknown> {
  const { lines, results } = applyActions(basket.lines, actions, session.settings);
  basket.lines = lines;
  return { id: basket.id, order: orderOf(basket), actionResults: results };
}

function validate(session: Session, basketId: string): Answer {
  const basket = session.baskets.get(basketId);
  if (!basket) return failure(404, "There is no such basket");
  const { blockedProducts, errors } = judge(basket, session.now());
  const hasLines = basket.lines.length > 0;
  const isOrderable = isOpen(basket, session.now()) && hasLines;
  return json({
    id: basket.id,
    state: {
      order: orderOf(basket),
      expiresAt: new Date(basket.expiresAt).toISOString(),
      completed: basket.completed,
    },
    valid: isOrderable && blockedProducts.length === 0 && errors.length === 0,
    blockedProducts,
    errors,
  });
}
