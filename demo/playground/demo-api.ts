import type { Fault, FaultDraft } from "../api/faults.js";
import type { LogEntry } from "../api/request-log.js";
import type { Settings } from "../api/settings.js";

/** A state of the shop that the demo's API can be put into. */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly group: string;
}

/** What this browser's session of the demo holds. */
export interface SessionState {
  readonly basketId: string | null;
  readonly scenario: string | null;
}

/** An offer or an add-on that can be put into a basket. */
export interface CatalogueEntry {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly currency: string;
  readonly kind: "offer" | "add_on";
  /** Price of one unit; nothing where the price is not Limio's. */
  readonly price?: number | string | null;
}

/** An order item action as it travels, for changes made "in another tab". */
export type TabAction =
  | { readonly orderItemActionType: "update_quantity"; readonly id: string; readonly quantity: number }
  | { readonly orderItemActionType: "remove"; readonly id: string }
  | {
      readonly orderItemActionType: "add";
      readonly type: "offer";
      readonly offer: { readonly id: string; readonly version: string };
      readonly quantity: number;
    };

/** What became of such a change. */
export interface TabAnswer {
  readonly actionResults?: readonly { readonly success?: boolean; readonly message?: string }[];
}

/** What can befall a basket while nobody looks. */
export type BasketFate = "complete" | "expire" | "price-change" | "forget";

/** The demo's own endpoints, beside the stand-in for Limio. Each rejects with a sentence that can be shown. */
export const demoApi = {
  state: () => send<SessionState>("GET", "state"),
  scenarios: () => list<Scenario>("scenarios"),
  start: (scenario: string) => send<unknown>("POST", `scenario/${encodeURIComponent(scenario)}`),
  catalogue: () => list<CatalogueEntry>("catalogue"),
  faults: () => list<Fault>("faults"),
  addFault: (fault: FaultDraft) => send<unknown>("POST", "faults", fault),
  clearFaults: () => send<unknown>("DELETE", "faults"),
  settings: () => send<Settings>("GET", "settings"),
  change: (settings: Partial<Settings>) => send<unknown>("PATCH", "settings", settings),
  inAnotherTab: (orderItemActions: readonly TabAction[]) =>
    send<TabAnswer>("POST", "tab", { orderItemActions }),
  befall: (fate: BasketFate) => send<unknown>("POST", `basket/${fate}`),
  requests: () => list<LogEntry>("requests"),
  clearRequests: () => send<unknown>("DELETE", "requests"),
  token: async (): Promise<string> => {
    const { access_token: token } = await send<{ access_token?: unknown }>("POST", "token");
    if (typeof token !== "string") throw new Error("POST /demo/token answered without a token");
    return token;
  },
};

async function list<T>(path: string): Promise<readonly T[]> {
  const answer = await send<readonly T[] | undefined>("GET", path);
  if (!Array.isArray(answer)) throw new Error(`GET /demo/${path} answered something other than a list`);
  return answer;
}

async function send<T>(method: string, path: string, body?: unknown): Promise<T> {
  const request = `${method} /demo/${path}`;
  const init: RequestInit =
    body === undefined
      ? { method }
      : { method, body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  const response = await fetch(`/demo/${path}`, init).catch(() => {
    throw new Error(`${request}: the demo's API could not be reached`);
  });
  const text = await response.text().catch(() => "");
  const answer = parse(text);
  if (!response.ok) {
    const said = (answer as { message?: unknown } | undefined)?.message;
    throw new Error(`${request} answered ${response.status}${typeof said === "string" ? `: ${said}` : ""}`);
  }
  return answer as T;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
