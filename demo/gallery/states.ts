import { PartnerCheckoutError } from "../../src/domain/error.js";
import type { PartnerCheckoutApi, PartnerCheckoutElement } from "../../src/index.js";

/** One look that the element can have, and how it comes to it. */
export interface GalleryState {
  /** In URLs, cookies and file names. */
  readonly name: string;
  readonly title: string;
  /** The stand-in's scenario. */
  readonly scenario: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** What stands between the tags. */
  readonly content?: string;
  /** The status that it ends in; `ready` unless said otherwise. */
  readonly status?: string;
  /** A fault that is set when the basket has been loaded. */
  readonly fault?: Readonly<Record<string, unknown>>;
  /** What the shopper does then. */
  readonly act?: (element: PartnerCheckoutElement) => unknown;
}

function press(part: string, line = 0): (element: PartnerCheckoutElement) => void {
  return ({ shadowRoot }) => {
    shadowRoot?.querySelectorAll<HTMLElement>(`[part~="${part}"]`)[line]?.click();
  };
}

/** What becomes of pictures that cannot be loaded. */
function breakPictures({ shadowRoot }: PartnerCheckoutElement): void {
  for (const picture of shadowRoot?.querySelectorAll("img") ?? []) picture.src = "data:,";
}

/** No page can take its browser offline, so the element is given a client that says so. */
async function goOffline(element: PartnerCheckoutElement): Promise<void> {
  const cutOff = (): Promise<never> => Promise.reject(new PartnerCheckoutError("offline"));
  const api: PartnerCheckoutApi = { initiate: cutOff, update: cutOff, validate: cutOff };
  element.api = api;
  await element.refresh().catch(() => undefined);
}

/** What waits here goes on waiting. */
const patient = { timeout: "600000" };
const once = { "max-retries": "0" };

/** Every look, from what is seen first to what goes wrong last. */
export const states: readonly GalleryState[] = [
  { name: "loading", title: "Loading", scenario: "hang", attributes: patient, status: "loading" },
  { name: "one-line", title: "One line", scenario: "one-line" },
  { name: "two-lines", title: "Two lines, discounted", scenario: "new-basket" },
  { name: "add-ons", title: "Add-ons under their offer", scenario: "add-ons" },
  { name: "full", title: "Everything at once", scenario: "full-basket" },
  { name: "tiers", title: "Volume prices", scenario: "volume-tiers" },
  { name: "price-unknown", title: "Price not known yet", scenario: "unknown-price" },
  { name: "tax-unknown", title: "Tax not known yet", scenario: "tax-unknown" },
  { name: "read-only", title: "Read-only", scenario: "full-basket", attributes: { readonly: "" } },
  { name: "expiring", title: "Expires soon", scenario: "expiring-soon" },
  { name: "long", title: "Long names, huge amounts", scenario: "long-content" },
  { name: "broken-picture", title: "Broken pictures", scenario: "new-basket", act: breakPictures },
  {
    name: "busy",
    title: "Changes on their way",
    scenario: "new-basket",
    attributes: patient,
    fault: { on: "update", kind: "hang" },
    act: (element) => {
      press("increment")(element);
      press("remove", 1)(element);
    },
  },
  { name: "blocked", title: "A product that is blocked", scenario: "blocked-product" },
  { name: "price-changed", title: "A price that changed", scenario: "price-changed" },
  {
    name: "problems",
    title: "Several problems, after Continue",
    scenario: "several-problems",
    act: (element) => element.proceed(),
  },
  {
    name: "not-saved",
    title: "A change that was not saved",
    scenario: "new-basket",
    attributes: once,
    fault: { on: "update", kind: "status", status: 502 },
    act: press("increment"),
  },
  { name: "offline", title: "Offline, with a basket", scenario: "new-basket", act: goOffline },
  { name: "unreadable", title: "A line that cannot be shown", scenario: "bad-line" },
  { name: "empty", title: "Empty", scenario: "empty", status: "empty" },
  { name: "missing", title: "No basket yet", scenario: "no-cookie", status: "missing" },
  { name: "completed", title: "Ordered already", scenario: "completed", status: "missing" },
  {
    name: "own-restart",
    title: "Ordered already, with the partner’s own way on",
    scenario: "completed",
    content: `<a slot="restart" href="#own-restart">See today’s offers</a>`,
    status: "missing",
  },
  { name: "expired", title: "Expired", scenario: "expired", status: "missing" },
  { name: "unknown", title: "Not found", scenario: "unknown-basket", status: "error" },
  { name: "cookie", title: "A cookie that cannot be read", scenario: "broken-cookie", status: "error" },
  {
    name: "gateway",
    title: "The shop does not answer",
    scenario: "bad-gateway",
    attributes: once,
    status: "error",
  },
  {
    name: "timeout",
    title: "No answer in time",
    scenario: "hang",
    attributes: { ...once, timeout: "1000" },
    status: "error",
  },
  {
    name: "network",
    title: "No connection",
    scenario: "offline",
    attributes: { ...once, "token-url": "/demo/token" },
    status: "error",
  },
  { name: "session", title: "Signed out", scenario: "unauthorized", status: "error" },
  { name: "no-token", title: "No token", scenario: "no-token", attributes: once, status: "error" },
];
