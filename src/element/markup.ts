import type { PartnerCheckoutEventMap } from "./events.js";
import type { PartnerCheckoutElement } from "./partner-checkout.js";
import type { SettingName } from "./settings.js";

/** The properties that a host may set. */
export type PartnerCheckoutProperties = Pick<PartnerCheckoutElement, SettingName | "token">;

/** The attributes, as JSX or a template spells them. */
export type PartnerCheckoutAttributes = {
  [Name in Exclude<keyof PartnerCheckoutProperties, ObjectName> as AttributeName<Name>]: Written<
    PartnerCheckoutProperties[Name]
  >;
};

/** What handles the events, by their names. */
export type PartnerCheckoutHandlers = {
  [Name in keyof PartnerCheckoutEventMap]: (event: PartnerCheckoutEventMap[Name]) => void;
};

/** What handles the events, as attributes of React's kind. */
export type PartnerCheckoutOnHandlers = {
  [Name in keyof PartnerCheckoutHandlers as `on${Name}`]: PartnerCheckoutHandlers[Name];
};

/** What JSX of React's kind, or a template of Svelte's, may say of the element beside what it may of any. */
export type PartnerCheckoutProps = Partial<
  PartnerCheckoutAttributes &
    Omit<PartnerCheckoutProperties, keyof PartnerCheckoutAttributes> &
    PartnerCheckoutOnHandlers
>;

/** The attributes of `<partner-checkout-offer>`. */
export interface PartnerCheckoutOfferAttributes {
  /** Id of the offer, from Limio's catalogue. */
  readonly "offer-id": string;
  /** Published version of the offer, from the catalogue. */
  readonly "offer-version": string;
  /** Whole units, 1 to 9999; 1 unless said otherwise. */
  readonly quantity?: number | `${number}`;
  /** Id of the `<partner-checkout>` whose basket the offer goes into. */
  readonly for?: string;
}

/** Properties that no attribute can hold. */
type ObjectName = "getToken" | "api" | "messages";

type AttributeName<Name extends string> = Name extends "validateMode" ? "validate" : KebabCase<Name>;

type KebabCase<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${KebabCase<Rest>}`
  : "";

type Written<Value> = Value extends number ? Value | `${Value}` : Value extends boolean ? Value | "" : Value;
