import { applyActions, type WireAction } from "../../demo/api/actions.js";
import type { StoredBasket } from "../../demo/api/basket.js";
import { orderOf } from "../../demo/api/order.js";
import { DEFAULT_SETTINGS } from "../../demo/api/settings.js";
import { compress } from "./compress.js";

/** A basket at one moment of its life, with the answers about it ready to be sent. */
interface Moment {
  readonly basket: StoredBasket;
  readonly updated: Buffer;
  readonly validated: Buffer;
  readonly next: Map<string, Moment>;
}

/**
 * The Limio Commerce API with answers in the demo's shapes, made once and compressed: what is measured is the page, and not
 * how long a stand-in thinks on the same processors.
 */
export class Limio {
  readonly #start: Moment;
  #now: Moment;

  constructor(basket: StoredBasket) {
    this.#start = this.#now = momentOf(basket, []);
  }

  /** Forgets all changes. */
  restart(): void {
    this.#now = this.#start;
  }

  /** Answers a request with JSON in brotli; `undefined` for a path that is not its own. */
  answer(method: string, path: string, body: string): Buffer | undefined {
    if (method === "POST" && path.startsWith("/api/partner/checkout/validate/")) return this.#now.validated;
    if (method !== "PUT" || path !== "/api/partner/checkout/update") return undefined;
    const { basket, next } = this.#now;
    let moment = next.get(body);
    if (!moment) {
      const { orderItemActions } = JSON.parse(body) as { orderItemActions: WireAction[] };
      const { lines, results } = applyActions(basket.lines, orderItemActions, DEFAULT_SETTINGS);
      moment = momentOf({ ...basket, lines }, results);
      next.set(body, moment);
    }
    this.#now = moment;
    return moment.updated;
  }
}

function momentOf(basket: StoredBasket, actionResults: readonly unknown[]): Moment {
  const { id, completed } = basket;
  const order = orderOf(basket);
  const expiresAt = new Date(basket.expiresAt).toISOString();
  const state = { order, expiresAt, completed };
  return {
    basket,
    updated: compress(JSON.stringify({ id, order, actionResults }), "quickly"),
    validated: compress(
      JSON.stringify({ id, state, valid: true, blockedProducts: [], errors: [] }),
      "quickly",
    ),
    next: new Map(),
  };
}

/** What the page's own server answers when it is asked for a token. */
export const TOKEN = JSON.stringify({
  access_token: "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzY29wZSI6InBhcnRuZXIifQ.",
  token_type: "Bearer",
  expires_in: 3600,
});
