import { preflight } from "./cors.js";
import { readFault, type FaultDraft } from "./faults.js";
import { orderOf } from "./order.js";
import type { LogEntry } from "./request-log.js";
import { cover, respond } from "./respond.js";
import { findRoute } from "./routes.js";
import type { ScenarioName } from "./scenario-names.js";
import { findScenario } from "./scenarios.js";
import { Session } from "./session.js";
import { readSettings, type Settings } from "./settings.js";

export type { Endpoint, FaultDraft, FaultKind } from "./faults.js";
export type { LogEntry } from "./request-log.js";
export { SCENARIO_NAMES, type ScenarioName } from "./scenario-names.js";
export type { CookieEncoding, Settings } from "./settings.js";

/** How a stand-in is set up. */
export interface StandInOptions {
  /** What it begins with; `new-basket` unless said otherwise. */
  readonly scenario?: ScenarioName;
  /** What is different from the scenario. */
  readonly settings?: Partial<Settings>;
  /** Path of the element's `api-base`, without a slash at its end; `/api` unless said otherwise. */
  readonly apiPath?: string;
  /** Path of the element's `token-url`; `/limio-token` unless said otherwise. */
  readonly tokenPath?: string;
  /**
   * Whether a request that shows no `Cookie` header is taken to carry the landing-state cookie, unless its `credentials`
   * are `omit`. It is, unless said otherwise: neither a browser's `Request` nor Playwright's `request.headers()` shows one.
   * With `false` a change without the header is answered 404, as the API does.
   */
  readonly assumeCookie?: boolean;
}

/** The landing-state cookie as a browser is to have it. */
export interface LandingCookie {
  readonly name: string;
  /** As it travels: encoded already. */
  readonly value: string;
  /** Hidden from page script. */
  readonly httpOnly: boolean;
}

/** An order as the API answers it. */
export interface LimioOrder {
  /** The basket's id. */
  readonly checkoutId: string;
  readonly orderItems: readonly unknown[];
  readonly [field: string]: unknown;
}

/** A stand-in for the Limio Commerce API and for the endpoint that hands out its tokens, with one shopper. */
export interface LimioStandIn {
  /**
   * Answers a request, whatever its origin: the API's, for a token, for a cover at `/public/covers/…`, or to the control
   * endpoints at `/demo/…`.
   *
   * @param request - Its body is read, unless the path is not the stand-in's.
   * @returns `undefined` for a path that is not the stand-in's. A response of type `error` asks for the connection to be
   *   closed; a body that fails midway asks for the same after what came before it.
   */
  handle(request: Request): Promise<Response | undefined>;
  /**
   * Forgets everything: baskets, tokens, faults and requests. Then starts a scenario.
   *
   * @param settings - What is different from the scenario.
   * @throws {TypeError} For a scenario that does not exist, and for a setting that is wrong.
   */
  start(scenario: ScenarioName, settings?: Partial<Settings>): void;
  /**
   * Makes requests fail from now on. Of several faults on a request, the first that was set meets it; `latency` is added to
   * any.
   *
   * @returns What lifts this fault. It may be called at any time, and again.
   * @throws {TypeError} For a field that is wrong.
   */
  addFault(fault: FaultDraft): () => void;
  /** Lifts all faults, those of the scenario as well. */
  clearFaults(): void;
  /** The last 500 requests to the API and for tokens, oldest first, as they are now. Tokens in them are masked. */
  readonly requests: readonly LogEntry[];
  /** The order of the current basket as the API would answer it now; `undefined` where the API knows none. */
  readonly order: LimioOrder | undefined;
  /** The landing-state cookie that the browser is to have; `undefined` where the scenario wants none. */
  readonly landingCookie: LandingCookie | undefined;
}

/**
 * Makes a stand-in whose state lives as long as it does.
 *
 * @throws {TypeError} For a scenario that does not exist, and for a setting that is wrong.
 */
export function createLimioStandIn(options: StandInOptions = {}): LimioStandIn {
  const { scenario, settings, apiPath = "/api", tokenPath = "/limio-token", assumeCookie = true } = options;
  // The clock is looked up each time: a test may put another one in its place.
  const session = new Session("testing", () => Date.now());

  /** The path by which the stand-in itself knows what was asked for. */
  const ownPath = (path: string): string => {
    if (path === tokenPath) return "/demo/token";
    return path.startsWith(`${apiPath}/`) ? `/api${path.slice(apiPath.length)}` : path;
  };

  const headersOf = ({ headers, credentials }: Request): Headers => {
    const cookie = landingCookieOf(session);
    if (!assumeCookie || !cookie || headers.has("cookie") || credentials === "omit") return headers;
    const assumed = new Headers(headers);
    assumed.set("cookie", `${cookie.name}=${cookie.value}`);
    return assumed;
  };

  const standIn: LimioStandIn = {
    async handle(request) {
      const route = findRoute(request.method, ownPath(new URL(request.url).pathname));
      if (!route) return undefined;
      if (request.method === "OPTIONS") return preflight(request);
      if (route.type === "cover") return cover(route.name, request);
      return await respond(session, route, request, headersOf(request));
    },
    start(name, changes = {}) {
      const found = findScenario(name);
      if (!found) throw new TypeError(`There is no scenario ${name}`);
      const read = readSettings(changes);
      if (typeof read === "string") throw new TypeError(read);
      session.start(found);
      session.settings = { ...session.settings, ...read };
    },
    addFault(fault) {
      const read = readFault(fault);
      if (typeof read === "string") throw new TypeError(read);
      // A scenario brings its own faults, which begin to count anew.
      const { faults } = session;
      const { id } = faults.add(read);
      return () => faults.lift(id);
    },
    clearFaults: () => session.faults.clear(),
    get requests() {
      return session.log.list();
    },
    get order() {
      return session.basket && orderOf(session.basket);
    },
    get landingCookie() {
      return landingCookieOf(session);
    },
  };
  standIn.start(scenario ?? "new-basket", settings);
  return standIn;
}

function landingCookieOf(session: Session): LandingCookie | undefined {
  const [pair, ...attributes] = session.landingCookie(false)?.split("; ") ?? [];
  if (pair === undefined) return undefined;
  const end = pair.indexOf("=");
  return {
    name: pair.slice(0, end),
    value: pair.slice(end + 1),
    httpOnly: attributes.includes("HttpOnly"),
  };
}
