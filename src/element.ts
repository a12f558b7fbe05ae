export { PartnerCheckoutElement } from "./element/partner-checkout.js";
export { PartnerCheckoutOfferElement } from "./element/partner-checkout-offer.js";
export type {
  PartnerCheckoutEventDetails,
  PartnerCheckoutEventMap,
  PartnerCheckoutEventName,
} from "./element/events.js";
export type {
  PartnerCheckoutAttributes,
  PartnerCheckoutOfferAttributes,
  PartnerCheckoutProperties,
} from "./element/markup.js";
export type { GetToken, TokenReason } from "./api/token.js";
export type { PartnerCheckoutApi, RequestOptions } from "./basket/port.js";
export type { ChangeSource, Status } from "./basket/basket-state.js";
export type * from "./domain/basket.js";
export type { Decimal, Money } from "./domain/money.js";
export type { QuantityRule } from "./domain/quantity.js";
export { PartnerCheckoutError, type ErrorCode } from "./domain/error.js";
export type { Message, MessageKey, Messages } from "./i18n/messages.js";
