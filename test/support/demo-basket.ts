import { at, list, send, type DemoJson } from "../demo/demo-client.js";

/** A token that the stand-in takes. */
export async function issueToken(): Promise<string> {
  return String((await send("POST", "/demo/token")).json["access_token"]);
}

/** Changes settings of the stand-in. */
export async function changeSettings(settings: DemoJson): Promise<void> {
  const { status, text } = await send("PATCH", "/demo/settings", settings);
  if (status !== 200) throw new Error(text);
}

/** A published offer of the stand-in, by its name. */
export async function offerNamed(name: string): Promise<{ id: string; version: string }> {
  const offers = list((await send("GET", "/demo/catalogue")).json);
  const offer = offers.find((each) => each["name"] === name);
  if (!offer) throw new Error(`There is no offer ${name}`);
  return { id: String(offer["id"]), version: String(offer["version"]) };
}

/** Makes another basket in the same session, as another page of the host would; the cookie names it from then on. */
export async function initiateElsewhere(offerName = "Print Annual"): Promise<string> {
  const order = {
    external_id: crypto.randomUUID(),
    order_type: "new",
    orderItems: [{ offer: await offerNamed(offerName), quantity: 1 }],
  };
  const headers = { authorization: `Bearer ${await issueToken()}` };
  const { json, text } = await send("POST", "/api/partner/checkout/initiate", { order }, headers);
  if (typeof json["id"] !== "string") throw new Error(text);
  return json["id"];
}

/** The basket that the stand-in keeps: its id and its order items as they travel. */
export async function keptOrder(): Promise<{
  basketId: string;
  order: DemoJson;
  items: readonly DemoJson[];
}> {
  const { json } = await send("GET", "/demo/state");
  const order = at(json, "basket", "order") as DemoJson;
  return { basketId: String(json["basketId"]), order, items: list(order["orderItems"]) };
}

/** What Limio may find wrong with a basket. */
export interface Verdict {
  readonly blockedProducts?: readonly DemoJson[];
  readonly errors?: readonly DemoJson[];
  readonly valid?: boolean;
}

/** Makes the stand-in answer validations with the basket as it is now, and with what a test says is wrong with it. */
export async function answerWith(verdict: Verdict, times?: number): Promise<void> {
  const { basketId, order } = await keptOrder();
  const json = { id: basketId, state: { order }, valid: false, ...verdict };
  await send("POST", "/demo/faults", {
    on: "validate",
    kind: "json",
    json,
    ...(times === undefined ? {} : { times }),
  });
}

/** Resolves when a condition that has to be asked for holds; fails after ten seconds. */
export async function eventually(condition: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 10_000;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`It never came true: ${String(condition)}`);
  }
}
