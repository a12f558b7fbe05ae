/** What a shopper presses, in a partner's own markup, to put an offer into the basket. */
export const CONTROL = "button,a[href],input,[role=button]";
