/** An answer of the stand-in. */
export interface DemoAnswer {
  readonly status: number;
  readonly text: string;
  /** The body as JSON; `undefined` when it is none. */
  readonly json: DemoJson;
  readonly headers: Headers;
}

/** A JSON object, of which a test says what it expects. */
export type DemoJson = Readonly<Record<string, unknown>>;

/** Sends a request to the stand-in on the page's own origin. */
export async function send(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
  signal: AbortSignal | null = null,
): Promise<DemoAnswer> {
  const response = await fetch(path, {
    method,
    signal,
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, text, json: parse(text) as DemoJson, headers: response.headers };
}

/** A browser that has started a scenario and holds a token. */
export interface Shopper {
  readonly basketId: string;
  readonly token: string;
  validate(signal?: AbortSignal): Promise<DemoAnswer>;
  update(...actions: unknown[]): Promise<DemoAnswer>;
  /** What is in the basket, whatever the faults. */
  order(): Promise<DemoJson>;
}

/** Starts a scenario, then asks for a token. */
export async function start(scenario: string): Promise<Shopper> {
  const { json } = await send("POST", `/demo/scenario/${scenario}`);
  const basketId = String(json["basketId"]);
  const token = String((await send("POST", "/demo/token")).json["access_token"]);
  const authorization = { authorization: `Bearer ${token}` };
  return {
    basketId,
    token,
    validate: (signal) =>
      send("POST", `/api/partner/checkout/validate/${basketId}`, undefined, authorization, signal),
    update: (...orderItemActions) =>
      send("PUT", "/api/partner/checkout/update", { orderItemActions }, authorization),
    order: async () => at((await send("GET", "/demo/state")).json, "basket", "order") as DemoJson,
  };
}

/** Follows names and positions into JSON; `undefined` where they lead nowhere. */
export function at(json: unknown, ...path: (string | number)[]): unknown {
  let value = json;
  for (const step of path) value = (value as Record<string | number, unknown> | null | undefined)?.[step];
  return value;
}

/** The objects of a JSON array; none for anything else. */
export function list(json: unknown): DemoJson[] {
  return Array.isArray(json) ? (json as DemoJson[]) : [];
}

/** The action that asks for so many units of an order item. */
export function quantityAction(id: unknown, quantity: number): unknown {
  return { orderItemActionType: "update_quantity", id, quantity };
}

/** The action that removes an order item. */
export function removeAction(id: unknown): unknown {
  return { orderItemActionType: "remove", id };
}

/** The log of requests to the API, without those for tokens. */
export async function apiRequests(): Promise<DemoJson[]> {
  const { json } = await send("GET", "/demo/requests");
  return list(json).filter((entry) => String(entry["endpoint"]) !== "token");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
