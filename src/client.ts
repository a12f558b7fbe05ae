export { createApi, type ApiOptions } from "./api/create-api.js";
export { systemClock } from "./api/system-clock.js";
export type { GetToken, TokenReason, TokenSources } from "./api/token.js";
export {
  statusOf,
  shownItems,
  type BasketState,
  type ChangeSource,
  type Intent,
  type Notice,
  type ShownItem,
  type Status,
} from "./basket/basket-state.js";
export type { BasketSession, SessionEvent, SessionListener } from "./basket/basket-session.js";
export {
  BasketStore,
  type BasketEvent,
  type BasketListener,
  type BasketStoreOptions,
} from "./basket/basket-store.js";
export { readLandingState, writeLandingState, type LandingState } from "./basket/landing-state.js";
export { openBasket, type OpenBasketOptions } from "./basket/open-basket.js";
export type { PartnerCheckoutApi, RequestOptions } from "./basket/port.js";
export type * from "./domain/basket.js";
export { addOnsOf, countUnits, findItem, issuesOf } from "./domain/basket.js";
export type { Clock } from "./domain/clock.js";
export { isPassingStatus, PartnerCheckoutError, type ErrorCode, type ErrorDetails } from "./domain/error.js";
export { currencyDigits, type Decimal, type Money } from "./domain/money.js";
export { plainText } from "./domain/plain-text.js";
export {
  clampQuantity,
  isAllowedQuantity,
  parseQuantity,
  stepQuantity,
  type QuantityRule,
} from "./domain/quantity.js";
