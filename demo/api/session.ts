import type { StoredBasket } from "./basket.js";
import { Faults, type Endpoint } from "./faults.js";
import { landingCookie } from "./landing-cookie.js";
import { RequestLog } from "./request-log.js";
import type { Scenario, WantedCookie } from "./scenario.js";
import { findScenario } from "./scenarios.js";
import { DEFAULT_SETTINGS, type Settings } from "./settings.js";
import { Tokens } from "./tokens.js";

/** Everything that one browser sees of the stand-in. All of its tabs share it; other browsers have their own. */
export class Session {
  readonly id: string;
  readonly #clock: () => number;
  readonly baskets = new Map<string, StoredBasket>();
  faults = new Faults();
  log = new RequestLog();
  tokens = new Tokens();
  settings: Settings = DEFAULT_SETTINGS;
  scenario = "";
  /** The basket that the control endpoints are about. */
  basketId: string | undefined;
  wantedCookie: WantedCookie = { type: "basket" };
  /** Answers that wait for a later one to leave before them. */
  readonly held = new Map<Endpoint, () => void>();

  constructor(id: string, clock: () => number) {
    this.id = id;
    this.#clock = clock;
    this.start(findScenario("new-basket"));
  }

  /** The API's time, in milliseconds since 1970. */
  now(): number {
    return this.#clock() + this.settings.clockOffset;
  }

  /** The basket that the control endpoints are about, unless the API has forgotten it. */
  get basket(): StoredBasket | undefined {
    return this.basketId === undefined ? undefined : this.baskets.get(this.basketId);
  }

  /** Keeps a basket and makes it the current one. */
  keep(basket: StoredBasket): void {
    this.baskets.set(basket.id, basket);
    this.basketId = basket.id;
  }

  /** Takes a basket over from another session. */
  takeBasket(id: string, owner: Session): void {
    const basket = owner.baskets.get(id);
    if (basket) this.keep(basket);
    owner.baskets.delete(id);
  }

  /** Forgets everything and starts a scenario. */
  start(scenario: Scenario | undefined): void {
    this.baskets.clear();
    this.held.clear();
    this.faults = new Faults();
    this.log = new RequestLog();
    this.tokens = new Tokens();
    this.settings = { ...DEFAULT_SETTINGS, ...scenario?.settings };
    this.scenario = scenario?.name ?? "";
    const basket = scenario?.seed(this.now());
    this.basketId = undefined;
    if (basket) this.keep(basket);
    if (scenario?.unknown) this.baskets.clear();
    for (const fault of scenario?.faults ?? []) this.faults.add(fault);
    this.wantedCookie = scenario?.cookie ?? { type: "basket" };
  }

  /** The landing-state cookie for the current basket, as the settings and the scenario want it. */
  landingCookie(isSecure: boolean): string | undefined {
    const wanted = this.wantedCookie;
    if (wanted.type === "raw") return `${this.settings.cookieName}=${wanted.value}; Path=/; SameSite=Lax`;
    if (wanted.type === "none" || this.basketId === undefined) return undefined;
    return landingCookie(this.basketId, this.settings, isSecure);
  }
}

const MOST_SESSIONS = 500;

/** What a request says of whose it is. */
export interface Traces {
  /** Id of a session, by its cookie. */
  readonly sessionId: string | undefined;
  /** The basket that the landing-state cookie or the path names. */
  readonly basketId: string | undefined;
  readonly token: string | undefined;
  /** Whether the browser itself asks, and no partner's server for it. */
  readonly isBrowser: boolean;
}

const SERVERS = "servers";

/** The sessions of all browsers, and the one of those who come by a partner's server. */
export class Sessions {
  readonly #clock: () => number;
  readonly #sessions = new Map<string, Session>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /**
   * Finds the session of a request by its cookie, else by its basket, else by its bearer token; else makes one. What comes
   * by a partner's server has no session's cookie, and what comes without credentials has no cookie at all.
   */
  find({ sessionId, basketId, token, isBrowser }: Traces): Session {
    const issuer = this.#with(({ tokens }) => token !== undefined && tokens.has(token));
    const owner = this.#with(({ baskets }) => basketId !== undefined && baskets.has(basketId));
    // What a browser sets up for itself must not befall all who come by the same server.
    const isShared = isBrowser && owner?.id === SERVERS;
    const session =
      this.#sessions.get(sessionId ?? "") ??
      (isShared ? undefined : owner) ??
      // A cookie from before a restart keeps its id, so that the tabs of a browser stay together.
      (sessionId === undefined ? issuer : undefined) ??
      this.#make(
        sessionId !== undefined && /^[\w-]{16,64}$/.test(sessionId) ? sessionId : crypto.randomUUID(),
      );
    if (isShared && basketId !== undefined) session.takeBasket(basketId, owner);
    if (token !== undefined && issuer && issuer !== session)
      session.tokens.accept(token, issuer.tokens, session.settings.refuseTokens);
    return session;
  }

  /** The session of all who come by a partner's server: a shop with a basket for each of them. */
  get ofServers(): Session {
    return this.#sessions.get(SERVERS) ?? this.#make(SERVERS);
  }

  #make(id: string): Session {
    const session = new Session(id, this.#clock);
    this.#sessions.set(id, session);
    const [oldest] = this.#sessions.keys();
    if (this.#sessions.size > MOST_SESSIONS && oldest !== undefined) this.#sessions.delete(oldest);
    return session;
  }

  #with(condition: (session: Session) => boolean): Session | undefined {
    return [...this.#sessions.values()].find(condition);
  }
}
