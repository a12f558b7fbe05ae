import { portion } from "./decimals.js";
import { failure, json, type Answer } from "./answer.js";
import { UnusableBody, type WireAction } from "./actions.js";
import { isOpen, type StoredBasket } from "./basket.js";
import { catalogueSummary } from "./catalogue.js";
import { checkRequest } from "./contract.js";
import { readFault } from "./faults.js";
import { clearCookie } from "./landing-cookie.js";
import { changeBasket } from "./limio.js";
import { openapi } from "./openapi.js";
import { orderOf } from "./order.js";
import { unitPriceOf } from "./pricing.js";
import { findScenario, scenarios } from "./scenarios.js";
import type { Session } from "./session.js";
import { readSettings } from "./settings.js";

/** A request to the control endpoints. */
export interface ControlRequest {
  readonly session: Session;
  /** Last part of the path, where it is a name. */
  readonly name: string;
  /** JSON body; `undefined` without one. */
  readonly body: unknown;
  readonly isSecure: boolean;
}

type Control = (request: ControlRequest) => Answer;

const NO_CONTENT: Answer = { status: 204 };

/** The control endpoints by method and path; `*` stands for a name. */
export const controls: ReadonlyMap<string, Control> = new Map<string, Control>([
  ["GET /demo/openapi.json", () => json(openapi)],
  ["GET /demo/catalogue", () => json(catalogueSummary())],
  [
    "GET /demo/scenarios",
    () => json(scenarios.map(({ name, title, summary, group }) => ({ name, title, summary, group }))),
  ],
  ["POST /demo/scenario/*", startScenario],
  ["GET /demo/state", ({ session }) => json(stateOf(session))],
  ["GET /demo/settings", ({ session }) => json(session.settings)],
  ["PATCH /demo/settings", changeSettings],
  ["GET /demo/faults", ({ session }) => json(session.faults.list())],
  ["POST /demo/faults", addFault],
  ["DELETE /demo/faults", ({ session }) => (session.faults.clear(), NO_CONTENT)],
  ["GET /demo/requests", ({ session }) => json(session.log.list())],
  ["DELETE /demo/requests", ({ session }) => (session.log.clear(), NO_CONTENT)],
  ["POST /demo/tab", changeFromAnotherTab],
  ["POST /demo/basket/*", changeBasketState],
]);

function startScenario({ session, name, isSecure }: ControlRequest): Answer {
  const scenario = findScenario(name);
  if (!scenario) {
    const names = scenarios.map((known) => known.name);
    return json({ message: `There is no scenario ${name}`, names }, 404);
  }
  const before = session.settings.cookieName;
  session.start(scenario);
  const { basketId, settings } = session;
  return { ...json({ name, basketId, settings }), cookies: landingCookies(session, before, isSecure) };
}

/** Cookies that bring a browser's landing state in line with the session's. */
function landingCookies(session: Session, nameBefore: string, isSecure: boolean): string[] {
  const { cookieName } = session.settings;
  return [
    ...(nameBefore === cookieName ? [] : [clearCookie(nameBefore)]),
    session.landingCookie(isSecure) ?? clearCookie(cookieName),
  ];
}

function stateOf(session: Session): unknown {
  const { scenario, settings, basketId = null, basket, faults, tokens } = session;
  return {
    scenario,
    cookieName: settings.cookieName,
    basketId,
    basket: basket ? describe(basket) : null,
    faults: faults.list(),
    settings,
    tokensIssued: tokens.count,
  };
}

function describe(basket: StoredBasket): unknown {
  const { expiresAt, completed } = basket;
  return { order: orderOf(basket), expiresAt: new Date(expiresAt).toISOString(), completed };
}

function changeSettings({ session, body, isSecure }: ControlRequest): Answer {
  const change = readSettings(body);
  if (typeof change === "string") return failure(400, change);
  const before = session.settings.cookieName;
  session.settings = { ...session.settings, ...change };
  const isAboutCookie = ["cookieName", "cookieEncoding", "httpOnlyCookie"].some((name) => name in change);
  const cookies = isAboutCookie ? landingCookies(session, before, isSecure) : [];
  return { ...json(session.settings), cookies };
}

function addFault({ session, body }: ControlRequest): Answer {
  const draft = readFault(body);
  return typeof draft === "string" ? failure(400, draft) : json(session.faults.add(draft), 201);
}

function changeFromAnotherTab({ session, body }: ControlRequest): Answer {
  const problem = checkRequest("update", body);
  if (problem !== undefined) return failure(400, problem);
  const { basket } = session;
  if (!basket || !isOpen(basket, session.now())) return failure(404, "There is no basket to change");
  try {
    return json(changeBasket(session, basket, (body as { orderItemActions: WireAction[] }).orderItemActions));
  } catch (error) {
    if (error instanceof UnusableBody) return failure(400, error.message);
    throw error;
  }
}

const stateChanges: ReadonlyMap<string, (session: Session, basket: StoredBasket) => void> = new Map<
  string,
  (session: Session, basket: StoredBasket) => void
>([
  [
    "complete",
    (_, basket) => {
      basket.completed = true;
      basket.lines = [];
    },
  ],
  [
    "expire",
    (session, basket) => {
      basket.expiresAt = session.now() - 1000;
    },
  ],
  ["forget", (session, basket) => session.baskets.delete(basket.id)],
  ["price-change", (_, basket) => raisePrice(basket)],
]);

function changeBasketState({ session, name }: ControlRequest): Answer {
  const change = stateChanges.get(name);
  if (!change) return failure(404, `A basket can be changed by ${[...stateChanges.keys()].join(", ")}`);
  const { basket } = session;
  if (!basket) return failure(404, "There is no basket to change");
  change(session, basket);
  return json(stateOf(session));
}

/** Raises the price of the first line that has one by a tenth. */
function raisePrice(basket: StoredBasket): void {
  const line = basket.lines.find((candidate) => unitPriceOf(candidate) !== "0");
  if (!line) return;
  const before = unitPriceOf(line);
  const repriced = { before, now: portion(before, 11, 10, line.offer.currency) };
  basket.lines = basket.lines.map((candidate) => (candidate === line ? { ...line, repriced } : candidate));
}
