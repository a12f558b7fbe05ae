/**
 * A text, with `{name}` where a value goes. A text that depends on a number has one form for each plural category of
 * its language (CLDR), of which `other` is always there.
 */
export type Message = string | ({ readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

/**
 * English: the texts that are always there. Every other language has the same keys and the same placeholders.
 *
 * Texts for shoppers say what happened and what to do, in plain words, and never blame them.
 */
export const english = {
  heading: "Your basket",
  loading: "Loading your basket…",
  loadingSlow: "This is taking longer than usual. We’re still trying.",
  loaded: "Basket loaded: {items}.",
  itemCount: { one: "{count} item", other: "{count} items" },

  quantity: "Quantity of {item}",
  decrease: "Decrease quantity of {item}",
  increase: "Increase quantity of {item}",
  quantityShort: "Qty {count}",
  quantityFewest: "{count} is the fewest you can have.",
  quantityMost: "{count} is the most you can have.",
  quantityInvalid: "Enter a whole number.",
  quantityAdjusted: "Changed to {count}, the nearest you can have.",
  remove: "Remove",
  removeItem: "Remove {item}",
  removing: "Removing…",
  removed: "{item} removed.",
  updating: "Updating…",
  updated: "Basket updated. Total {total}.",
  updatedWithoutTotal: "Basket updated.",
  adding: "Adding to your basket…",
  changedElsewhere: "Your basket was changed elsewhere.",

  each: "{price} each",
  priceWas: "was",
  priceNow: "now",
  priceUnknown: "Price confirmed at checkout",
  tierFrom: "{from} or more: {price} each",
  tierRange: "{from} to {to}: {price} each",
  unavailable: "This item can’t be shown",
  unavailableDetail: "It’s still in your basket. You can remove it, or see it at checkout.",

  subtotal: "Subtotal",
  discount: "Discount",
  discountCode: "Discount ({code})",
  tax: "Tax",
  taxNamed: "Tax ({code})",
  total: "Total",
  totalUnknown: "Confirmed at checkout",
  proceed: "Continue to checkout",
  proceeding: "Checking your basket…",
  expiresSoon: "We’re keeping this basket for you until {time}.",

  emptyTitle: "Your basket is empty",
  emptyDetail: "Choose a subscription and it will appear here.",
  missingTitle: "There’s nothing here yet",
  missingDetail: "Choose a subscription and it will appear here.",
  retry: "Try again",
  restart: "Start again",
  problems: { one: "{count} problem needs your attention:", other: "{count} problems need your attention:" },

  itemProblem: "{item}: {problem}",
  failed: "That change wasn’t saved: {reason}",
  mismatch: "Your basket now holds {count} of this.",
  mismatchGone: "This is no longer in your basket.",

  "error.token-missing": "We couldn’t sign you in to your basket. Please try again, or reload the page.",
  "error.unauthorized": "Your session has ended. Please sign in again, or reload the page.",
  "error.basket-not-found": "We couldn’t find this basket. It may have been ordered or replaced.",
  "error.bad-gateway": "The shop isn’t answering right now. Your basket is safe. Please try again.",
  "error.timeout": "The shop is taking too long to answer. Your basket is safe. Please try again.",
  "error.network": "We couldn’t reach the shop. Check your connection and try again.",
  "error.offline": "You’re offline. We’ll carry on as soon as you’re connected again.",
  "error.cookie-invalid": "We couldn’t tell which basket is yours. Please start again from the offer.",
  "error.uncertain": "We can’t tell whether that was saved. Please check your basket.",
  "error.404": "This basket can’t be changed on this page. You can still continue to checkout.",
  "error.other": "That didn’t work. Your basket is safe. Please try again.",
  "error.basket-completed": "This basket has already been ordered. Thank you!",
  "error.basket-expired": "This basket has expired. Please start again to see today’s prices.",

  "reason.none": "Your basket can’t be ordered as it is.",
  "reason.other": "This isn’t available to order right now.",
  "reason.block_multiple": "You can only have one of this, and you may already have it.",
  "reason.price_changed": "The price has changed. Please check it before you continue.",
  "reason.trial_taken": "This trial has been taken before.",
  "reason.out_of_date": "This offer isn’t available right now.",
  "reason.mixed_terms": "These are paid in different ways. Please order them separately.",
} as const satisfies Record<string, Message>;

/** Key of a text in the catalogue. */
export type MessageKey = keyof typeof english;

/** The catalogue of one language. */
export type Messages = Readonly<Record<MessageKey, Message>>;
