/** What a shopper reads where there is no basket. */
export const NOTHING_HERE = "There’s nothing here yet Choose a subscription and it will appear here.";

/** What a shopper reads on a line that the API will not change for want of a cookie. */
export const CANNOT_CHANGE =
  "That change wasn’t saved: This basket can’t be changed on this page. You can still continue to checkout.";

/** What a developer reads about it in the console. */
export const NO_COOKIE_REACHED =
  "<partner-checkout> PUT /partner/checkout/update answered 404, yet the basket exists. " +
  "The landing-state cookie has not reached the API";
