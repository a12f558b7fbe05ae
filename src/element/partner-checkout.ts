// The script's modules stand in the order of these imports, and this is one that packs well.
import { createApiSource } from "./api-source.js";
import { SlowLoading } from "./slow-loading.js";
import { styleSheet } from "./partner-checkout.styles.js";
import { systemClock } from "../api/system-clock.js";
import type { GetToken } from "../api/token.js";
import { BasketSession, type SessionEvent, type SessionSettings } from "../basket/basket-session.js";
import { Pictures } from "./pictures.js";
import { initialState, statusOf, type BasketState, type Status } from "../basket/basket-state.js";
import { handled, Shopper } from "./shopper.js";
import type { PartnerCheckoutApi } from "../basket/port.js";
import { holdsNews } from "../basket/news.js";
import type { Basket, Issue, NewOrder, OfferReference } from "../domain/basket.js";
import { PartnerCheckoutError } from "../domain/error.js";
import { languageFor } from "../i18n/catalogues.js";
import type { Formatter } from "../i18n/format.js";
import { directionOf } from "../i18n/locale.js";
import { setState } from "./states.js";
import type { Messages } from "../i18n/messages.js";
import { loadDiagnostics, type DiagnosticFact } from "./diagnostics.js";
import { announcementFor } from "./announcements.js";
import { Announcer, type Politeness } from "./announcer.js";
import { createLocalize, watchLanguage } from "./localization.js";
import { LineList } from "./line-list.js";
import { emit, type TypedListening } from "./events.js";
import { SettingsElement } from "./settings-element.js";
import { content } from "./templates/content.js";
import type { View } from "./templates/view.js";
import { turnOfOthers } from "./turns.js";
import { parseHttpUrl } from "./urls.js";
import { html, nothing, render, type TemplateResult } from "lit/html.js";

/** A skeleton that would be seen for less than this would only flicker; milliseconds. */
const MOMENT = 300;
/** A basket that ends sooner than this says so; milliseconds. */
const SOON = 24 * 60 * 60 * 1000;
/** Where developers alone can help: the cookie does not reach the page, or from there the API. */
const NO_COOKIE = /^(?:cookie|http404)/;
/** What has been said at this moment, by whichever element. */
const said = new Set<object>();
const STATES = ["loading", "ready", "empty", "missing", "error", "busy", "invalid"];

/**
 * Shows the Limio basket that the landing-state cookie names, lets the shopper change it, has it validated, and leads
 * on to the checkout. Every problem is shown inline, where it belongs.
 *
 * @summary A partner's basket, from one script tag.
 * @tagname partner-checkout
 *
 * @slot - What is seen before, or without, the script: `<a href="/basket">Your basket</a>`, say. It stays until the basket, or its skeleton, is drawn.
 * @slot header - Above the heading: `<p slot="header">…</p>`.
 * @slot footer - Below everything else: help, or terms.
 * @slot empty - In place of our words about an empty basket.
 * @slot missing - In place of our words when there is no basket.
 * @slot restart - In place of our *Start again* button, on a basket that was completed, has expired or is unknown, or where the cookie does not tell which one it is. That one puts the focus on the page's first `<partner-checkout-offer>`.
 *
 * @fires {CustomEvent<PartnerCheckoutEventDetails["basket-load"]>} basket-load - A basket has been loaded for the first time, or another one than before. `detail`: `{ basket }`.
 * @fires {CustomEvent<PartnerCheckoutEventDetails["basket-change"]>} basket-change - The API has confirmed a change, or the basket was changed elsewhere. `detail`: `{ basket, actions, source, mismatches }`; `source` is `user`, `host` or `remote`.
 * @fires {CustomEvent<PartnerCheckoutEventDetails["basket-before-change"]>} basket-before-change - A shopper's change is about to be sent. Cancelable; `detail`: `{ actions, waitUntil }`, where `waitUntil(promise)` holds the change back until the promise resolves, and gives it up where the promise rejects.
 * @fires {CustomEvent<PartnerCheckoutEventDetails["basket-restart"]>} basket-restart - The shopper wants a new basket in place of one that has ended, or that nobody can tell. Leading to one is the host's part, where the page has no `<partner-checkout-offer>`. `detail`: `{ reason }`.
 * @fires {CustomEvent<PartnerCheckoutEventDetails["basket-validate"]>} basket-validate - The API has said whether the basket may be ordered. `detail`: `{ basket, valid, issues }`.
 * @fires {CustomEvent<PartnerCheckoutEventDetails["basket-error"]>} basket-error - An error is shown inline, or is one that a host must know of. `detail`: `{ error }`, a `PartnerCheckoutError` with a stable `code`.
 * @fires {CustomEvent<PartnerCheckoutEventDetails["checkout-proceed"]>} checkout-proceed - *Continue* was pressed and the basket may be ordered. Cancelable: then the page does not go to `url`. `detail`: `{ basketId, url }`.
 *
 * @csspart base - Everything.
 * @csspart heading - The heading.
 * @csspart status - The line under the heading: how many items there are, or what is under way.
 * @csspart items - The list of lines.
 * @csspart item - One line.
 * @csspart item-name - Name of a line.
 * @csspart item-detail - Price in the merchant's words, and small print.
 * @csspart item-price - Amount of a line.
 * @csspart quantity - The quantity input with its two buttons.
 * @csspart decrement - The button for one less.
 * @csspart quantity-input - The quantity input.
 * @csspart increment - The button for one more.
 * @csspart remove - The button that removes a line.
 * @csspart item-error - What is wrong with a line, inside its `item`.
 * @csspart summary - The amounts below the lines.
 * @csspart subtotal - Sum before tax.
 * @csspart discount - What is taken off.
 * @csspart tax - One tax.
 * @csspart total - What is to be paid.
 * @csspart error - What concerns the whole basket.
 * @csspart retry - The button that tries again, inside `error`.
 * @csspart empty - An empty basket.
 * @csspart missing - No basket.
 * @csspart skeleton - The grey shapes shown while the basket loads.
 * @csspart proceed - *Continue to checkout*.
 *
 * @cssproperty [--partner-checkout-accent=light-dark(#1b4dd8, #9db8ff)] - Colour of the main button and of the focus outline.
 * @cssproperty [--partner-checkout-on-accent=light-dark(#fff, #0d1b42)] - Colour of text on the accent.
 * @cssproperty [--partner-checkout-text=light-dark(#16181d, #f1f2f4)] - Colour of text.
 * @cssproperty --partner-checkout-muted - Colour of secondary text; else mixed from text and surface.
 * @cssproperty [--partner-checkout-surface=light-dark(#fff, #17191f)] - Background.
 * @cssproperty --partner-checkout-border - Colour of lines between things; else mixed from text and surface.
 * @cssproperty [--partner-checkout-danger=light-dark(#b3201f, #ff9d94)] - Colour of problems.
 * @cssproperty [--partner-checkout-radius=0.75em] - Roundness of corners, a length.
 * @cssproperty [--partner-checkout-space=1em] - Unit of spacing, a length: what is closer together has half of it.
 * @cssproperty [--partner-checkout-font=inherit] - Font family.
 * @cssproperty [--partner-checkout-font-size=inherit] - Font size that all others follow, a length.
 *
 * @cssstate loading - The first answer is awaited.
 * @cssstate ready - Lines are shown.
 * @cssstate empty - The basket holds nothing.
 * @cssstate missing - There is no basket, or it has ended.
 * @cssstate error - Something concerns the whole basket.
 * @cssstate busy - A change is on its way.
 * @cssstate invalid - The basket may not be ordered as it is.
 */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- see the interface of this name
export class PartnerCheckoutElement extends SettingsElement {
  /** Version of the package that the element comes from. */
  static readonly version = "0.1.0";

  /**
   * Base URL of the Limio Commerce API: a path on the page's own origin that proxies to it, such as `/api`, or absolute,
   * such as `https://shop.example.com/api`. https, unless it is the page's own origin or this machine.
   *
   * @attr api-base
   * @default "/api"
   */
  declare apiBase: string;

  /**
   * Name of the landing-state cookie, which holds the basket's id.
   *
   * @attr basket-cookie
   * @default "limio_state"
   */
  declare basketCookie: string;

  /**
   * Basket to show instead of the cookie's: `basket-` and 32 to 36 letters, digits, `-` or `_`, such as
   * `basket-83e91b5a-5bb7-4c0c-b4a5-54e2c5a3f2a1`. Before it is changed, the cookie is made to name it.
   *
   * @attr basket-id
   */
  declare basketId: string | undefined;

  /**
   * URL on the host's site, such as `/limio-token`, that answers `POST` in OAuth's shape, `{ "access_token": "…", "expires_in": 3600 }` (RFC 6749,
   * section 5.1). Asked with the site's cookies when a token is first needed, shortly before it expires, and after a 401.
   *
   * @attr token-url
   */
  declare tokenUrl: string | undefined;

  /**
   * Where *Continue to checkout* goes, such as `https://shop.example.com/checkout?basket={basketId}`: `{basketId}` is
   * filled in, encoded. Without it the button only dispatches `checkout-proceed`.
   *
   * @attr checkout-url
   */
  declare checkoutUrl: string | undefined;

  /**
   * Origins that `checkoutUrl` may lead to, with spaces between, such as
   * `https://shop.example.com https://pay.example.com`; without it any http(s) URL.
   *
   * @attr checkout-origins
   */
  declare checkoutOrigins: string | undefined;

  /**
   * Language tag (BCP 47) such as `de` or `fr-CH`; else the closest `lang`, then the browser's.
   *
   * @attr locale
   */
  declare locale: string | undefined;

  /**
   * Colours: `auto` follows the shopper's system, `light` and `dark` do not.
   *
   * @attr theme
   * @default "auto"
   */
  declare theme: "auto" | "light" | "dark";

  /**
   * Shows the basket without controls that change it. The attribute turns it on whatever its value.
   *
   * @attr readonly
   * @default false
   */
  declare readonly: boolean;

  /**
   * `auto` validates when the basket loads, after every change and before continuing; `manual` shows issues only after
   * `validate()` or *Continue*.
   *
   * @attr validate
   * @default "auto"
   */
  declare validateMode: "auto" | "manual";

  /**
   * Where the validate request carries the basket id, as the API wants it: in the `path` or in the `body`.
   *
   * @attr validate-request
   * @default "path"
   */
  declare validateRequest: "path" | "body";

  /**
   * Whether cookies travel with API requests, as in `fetch`: `include` always, `same-origin` to the page's own origin
   * alone, `omit` never.
   *
   * @attr credentials
   * @default "include"
   */
  declare credentials: "include" | "same-origin" | "omit";

  /**
   * Milliseconds that one request may take, 1 to 600000.
   *
   * @attr timeout
   * @default 10000
   */
  declare timeout: number;

  /**
   * How often a failed request that is safe to repeat is repeated, 0 (never) to 10.
   *
   * @attr max-retries
   * @default 2
   */
  declare maxRetries: number;

  /**
   * Text of the heading, such as `Your order`; else *Your basket* in the shopper's language.
   *
   * @attr heading
   */
  declare heading: string | undefined;

  /**
   * Level of the heading that assistive technology hears, 2 to 6 as in `<h2>` to `<h6>`.
   *
   * @attr heading-level
   * @default 2
   */
  declare headingLevel: number;

  /**
   * How many lines the skeleton reserves room for while the basket loads, 0 to 50.
   *
   * @attr skeleton-lines
   * @default 2
   */
  declare skeletonLines: number;

  /**
   * Logs requests, states and timings to the console, never a token or a personal detail. The attribute turns it on
   * whatever its value.
   *
   * @attr debug
   * @default false
   */
  declare debug: boolean;

  /**
   * The host's own way to supply bearer tokens: `({ reason, signal }) => token`, or a promise of it; `reason` is `initial`,
   * `expiring` or `unauthorized`. Wins over `tokenUrl`, which wins over `token`. Waiting requests share one call.
   */
  declare getToken: GetToken | undefined;

  /** Overrides for any text, by key: `{ heading: "Your order", "error.offline": "No connection." }`. */
  declare messages: Partial<Messages>;

  /**
   * Replaces the built-in HTTP client: an object with the methods `initiate`, which resolves to a basket's id, `update`, to
   * `{ basket, refusals }`, and `validate`, to a `Basket`.
   */
  declare api: PartnerCheckoutApi | undefined;

  /**
   * A bearer token, write-only: nothing gives it back. The attribute is taken off the element as soon as it is read. It
   * cannot be renewed; `tokenUrl` and `getToken` can.
   *
   * @attr token
   */
  set token(value: string | undefined | null) {
    this.#setToken(value);
  }

  #token: string | undefined;
  readonly #apiSource = createApiSource((detail) => {
    // With the token the basket's request leaves, and until it is answered there is time for the first number, which takes
    // a browser as long as a whole basket does later.
    if ("claims" in detail)
      void handled(systemClock.sleep(0).then(() => this.format.text("itemCount", { count: 1 })));
    this.#log({ what: "request", detail });
  });
  readonly #session = new BasketSession(systemClock, (state, event) => this.#hear(state, event));
  #state = initialState;
  readonly #internals = this.attachInternals();
  readonly #announcer = new Announcer(this.renderRoot);
  readonly #pictures = new Pictures();
  readonly #lines = new LineList(this.#pictures);
  readonly #localize = createLocalize(this, () => this.requestUpdate());
  readonly #shopper = new Shopper(this, this.#session, this.#lines);
  #diagnosis: ReturnType<typeof loadDiagnostics> | undefined;
  #unwatch: (() => void) | undefined;
  /** Ends when the first drawing need not wait any longer. */
  readonly #settled = new AbortController();
  /** What was said to be wrong when the basket was last validated: an answer to a change does not say. */
  #issues: readonly Issue[] = [];
  readonly #slowLoading = new SlowLoading(() => {
    this.say(this.#statusText());
    this.requestUpdate();
  });

  /** What the element shows: `idle`, `loading`, `ready`, `empty`, `missing` or `error`. */
  get status(): Status {
    return statusOf(this.#state);
  }

  /** Whether a change is on its way to the API or held back by the host, or a basket is being made. */
  get busy(): boolean {
    return this.#session.busy || this.#shopper.held.size > 0;
  }

  /** Frozen snapshot of the confirmed basket that is shown; `undefined` before there is one. */
  get basket(): Basket | undefined {
    return this.#state.basket;
  }

  /** @internal */
  override connectedCallback(): void {
    super.connectedCallback();
    // Another document, which an element may have passed through, takes them away, and can have none of ours.
    if (this.ownerDocument === document && this.renderRoot.adoptedStyleSheets.length === 0)
      this.renderRoot.adoptedStyleSheets = [styleSheet()];
    // Here, so that the first request need not wait for the first render, which has nothing new to follow then.
    this.takeChange();
    this.#followSettings().connect();
    this.#unwatch = watchLanguage(this, () => this.requestUpdate());
    // The texts of another language come while the first answers are awaited.
    void this.format;
  }

  /** @internal */
  disconnectedCallback(): void {
    // An element that is moved comes back at once, and keeps its basket.
    queueMicrotask(() => {
      if (!this.isConnected) this.#session.disconnect();
    });
    this.#shopper.moves++;
    this.#lines.stop();
    this.#unwatch?.();
    this.#slowLoading.watch(false);
  }

  /** @internal */
  override attributeChangedCallback(attribute: string, old: string | null, value: string | null): void {
    if (attribute !== "token") super.attributeChangedCallback(attribute, old, value);
    else if (value !== null) {
      this.#setToken(value);
      this.removeAttribute("token");
    }
  }

  protected override follow(): void {
    if (this.isConnected && this.takeChange()) this.#followSettings();
  }

  protected override whenDue(): Promise<void> | undefined {
    const { signal } = this.#settled;
    if (!signal.aborted) return systemClock.sleep(MOMENT, signal).then(() => this.#settled.abort());
    // Controls that can be used have to show at once what has been done by them.
    return this.#lines.element.hasChildNodes() ? undefined : turnOfOthers();
  }

  protected override draw(): void {
    this.#prepare();
    const { activeElement: focused } = this.renderRoot;
    const line = focused?.closest("li");
    render(this.#render(), this.renderRoot, { renderBefore: this.#announcer.polite });
    // What had the focus may have gone.
    if (!focused || this.renderRoot.activeElement || document.activeElement !== document.body) return;
    const button = line?.isConnected && line.querySelector<HTMLElement>("[part=remove]");
    if (button) button.focus();
    else this.focusPart("heading");
  }

  #prepare(): void {
    this.follow();
    const { status, busy } = this;
    this.#slowLoading.watch(status === "loading");
    const isInvalid = this.#showsIssues && this.basket?.validation?.valid === false;
    for (const name of STATES) {
      const holds = name === status || (name === "busy" && busy) || (name === "invalid" && isInvalid);
      setState(this.#internals, name, holds);
    }
  }

  /**
   * Reads the cookie and the basket again.
   *
   * @returns The basket.
   * @throws {PartnerCheckoutError} As the API answers; `cookie-missing`, `cookie-invalid`, `token-missing`;
   *   `basket-completed`, `basket-expired`.
   */
  refresh(): Promise<Basket> {
    return this.#inSession((session) => session.refresh());
  }

  /**
   * Asks the API whether the basket may be ordered, and shows what stands in the way.
   *
   * @returns The basket; its `validation` holds the answer.
   * @throws {PartnerCheckoutError} As `refresh()`.
   * @fires basket-validate
   */
  validate(): Promise<Basket> {
    this.#shopper.issuesAsked = true;
    return this.#inSession((session) => session.validate());
  }

  /**
   * Makes a new basket: `initiate({ orderItems: [{ offer: { id, version }, quantity: 1 }] })`. Equal orders asked for at the same time are one; another one meanwhile waits and is added to
   * the basket that is being made.
   *
   * @param order - What is to be in it; `external_id` and `order_type` are ours.
   * @returns The new basket.
   * @throws {PartnerCheckoutError} `uncertain` when the answer was lost and the basket could not be looked for; else as
   *   the API answers.
   * @fires basket-load
   */
  initiate(order: NewOrder): Promise<Basket> {
    return this.#inSession((session) => session.initiate(order));
  }

  /**
   * Puts an offer or an add-on into the basket, or into a new one where there is none: `addItem({ id, version }, { quantity: 2 })`.
   * It is sent once, whatever happens; each call is an addition of its own.
   *
   * @param offer - Id and published version; for an add-on also `type` and `parentId`.
   * @param options - `quantity`: whole units, 1 unless said otherwise.
   * @returns The basket after the change.
   * @throws {PartnerCheckoutError} `uncertain` when it was sent and may or may not have been added; `offline` when it was
   *   not sent; `invalid-argument`; `token-missing` when the page has had three seconds to set a source of tokens; else as
   *   the API answers.
   * @fires basket-change - once confirmed, with `source: "host"`; `basket-load` in place of it where it begins a basket.
   */
  addItem(offer: OfferReference, options: { readonly quantity?: number } = {}): Promise<Basket> {
    return this.#inSession((session) => session.addItem(offer, options?.quantity ?? 1, "host"));
  }

  /**
   * Takes an order item out of the basket, and its add-ons with it.
   *
   * @param itemId - Order item id, as the API gave it.
   * @returns The basket after the change.
   * @throws {PartnerCheckoutError} `invalid-argument` for an unknown item; else as the API answers.
   * @fires basket-change - once confirmed, with `source: "host"`.
   */
  removeItem(itemId: string): Promise<Basket> {
    return this.#inSession(({ store }) => store.removeItem(itemId));
  }

  /**
   * Asks the API to hold `quantity` units of an order item. The quantity is shown at once; totals follow when the API
   * confirms. Calls for the same item that have not been sent yet are merged, the latest wins.
   *
   * @param itemId - Order item id, as the API gave it.
   * @param quantity - Whole units within the offer's limits; 0 removes the item.
   * @returns The basket after the change.
   * @throws {PartnerCheckoutError} `invalid-argument` for an unknown item or outside the limits; else as the API answers.
   * @fires basket-change - once confirmed, with `source: "host"`.
   */
  setQuantity(itemId: string, quantity: number): Promise<Basket> {
    return this.#inSession(({ store }) => store.setQuantity(itemId, quantity));
  }

  /**
   * Does what *Continue to checkout* does: sends open edits, validates, and goes to `checkoutUrl` when the basket may be
   * ordered and nobody cancels.
   *
   * @returns The basket; where it may not be ordered, an open edit came to something else, or it was changed elsewhere
   *   meanwhile, the page stays and shows it.
   * @throws {PartnerCheckoutError} As `validate()`; what was lost meanwhile and concerns the whole basket; `aborted` when the
   *   element is taken from the page meanwhile.
   * @fires checkout-proceed - when the basket may be ordered.
   */
  proceed(): Promise<Basket> {
    void this.#current;
    return this.#shopper.proceed();
  }

  /**
   * Does what a click on a partner's own button asks for, and tells whether the API has refused it.
   *
   * @internal
   */
  offer(offer: OfferReference, quantity: number): Promise<boolean> {
    return this.#inSession(() => this.#shopper.addItem(offer, quantity));
  }

  #setToken(value: string | undefined | null): void {
    this.#token = value || undefined;
    this.changed();
  }

  #sessionSettings(): SessionSettings {
    return {
      ...this.#apiSource(this, this.#token),
      basketCookie: this.basketCookie,
      basketId: this.basketId,
      validateAfterChange: this.validateMode === "auto",
    };
  }

  /** @internal */
  say(sentence: string, politeness?: Politeness): void {
    this.#announcer.say(sentence, this.format.language, politeness);
  }

  /** @internal */
  isFocused(name: string): boolean {
    return this.renderRoot.activeElement?.matches(`#${name},[part=${name}]`) ?? false;
  }

  /** @internal */
  focusPart(name: string): void {
    this.renderRoot.querySelector<HTMLElement>(`#${name},[part=${name}]`)?.focus();
  }

  #hear(state: BasketState, event?: SessionEvent): void {
    const before = this.#state;
    this.#state = state;
    this.requestUpdate();
    if (state.basket || state.error) this.#settled.abort();
    // Whoever reads on would find it again.
    if (before.error && !state.error) this.#announcer.assertive.textContent = "";
    if (this.status !== statusOf(before)) this.#log({ what: "status", detail: this.status });
    const error = event?.type === "error" ? event.detail.error : state.error;
    if (error && NO_COOKIE.test(error.code + error.status)) this.warn(error.message);
    if (!event) return;
    const { type, detail } = event;
    this.#log({ what: "event", detail: event }, type);
    if (state.basket?.items.some((item) => item.unavailable))
      this.warn("cannot read an order item of the basket");
    if (type === "change") {
      this.#shopper.showProblems = false;
      if (holdsNews(before.basket, detail.basket, detail.actions)) this.#shopper.news++;
    }
    // One that another tab has begun; the shopper's own is still being begun when it is there.
    if (type === "load" && !this.#session.busy) this.#shopper.news++;
    if (type === "change" || type === "load") this.#shopper.showNews = false;
    if (state.basket) this.#shopper.follow(state.basket);
    const announcement = announcementFor(event, before, this.#issues, this.format);
    if (type === "validate" && this.#showsIssues) this.#issues = detail.issues;
    if (type === "load") this.#issues = [];
    // Elements with the same basket hear the same, and one of them is heard: not one in a drawer that is closed.
    const news = type === "load" ? detail.basket : event;
    const isForAll = type !== "validate" || this.#showsIssues;
    if (announcement && isForAll && !said.has(news) && this.#announcer.polite.checkVisibility()) {
      said.add(news);
      queueMicrotask(() => said.delete(news));
      this.say(...announcement);
    }
    emit(this, `basket-${type}`, detail);
  }

  #render(): TemplateResult {
    const state = this.#state;
    const { status, busy } = this;
    const format = this.format;
    const { items = [], expiresAt = Infinity } = state.basket ?? {};
    const pictureBase = parseHttpUrl(this.apiBase)?.href;
    const isSaid = items.length > 0 && (status === "ready" || status === "error");
    const view: View = {
      status,
      busy,
      state,
      format,
      shopper: this.#shopper,
      lines: this.#lines.element,
      readonly: this.readonly,
      showIssues: this.#showsIssues,
      expiresSoon: expiresAt - systemClock.now() < SOON,
      skeletonLines: this.skeletonLines,
      imageUrl: (path) => this.#pictures.urlOf(path, pictureBase),
    };
    this.#lines.draw(view);
    return html`<section
      part="base"
      class=${`base ${this.theme} ${format.language === languageFor(format.locale) ? "" : "untranslated"}`}
      lang=${format.language}
      dir=${directionOf(format.locale)}
      aria-labelledby="heading"
      aria-busy=${status === "loading" || busy ? "true" : nothing}
    >
      <slot name="header"></slot>
      <div class="head">
        <h2 part="heading" id="heading" tabindex="-1" aria-level=${this.headingLevel}>
          ${this.heading ?? format.text("heading")}
        </h2>
        <p part="status" class="muted">
          ${this.#statusText() || (isSaid ? format.text("itemCount", { count: items.length }) : "")}
        </p>
      </div>
      ${content(view)}
      <slot name="footer"></slot>
    </section>`;
  }

  #inSession<T>(task: (session: BasketSession) => Promise<T>): Promise<T> {
    return handled(
      (async () => {
        try {
          return await task(this.#current);
        } catch (error) {
          // A getter of the host's own, in what it asks for.
          throw error instanceof PartnerCheckoutError
            ? error
            : new PartnerCheckoutError("invalid-argument", undefined, { cause: error });
        }
      })(),
    );
  }

  /** The session, gone by what a host has set a moment ago. */
  get #current(): BasketSession {
    this.#session.configure(this.#sessionSettings());
    return this.#session;
  }

  #followSettings(): BasketSession {
    const session = this.#current;
    this.#log({ what: "status", detail: this.status });
    return session;
  }

  /** @internal */
  get format(): Formatter {
    return this.#localize(this.locale, this.messages);
  }

  get #showsIssues(): boolean {
    return this.validateMode === "auto" || this.#shopper.issuesAsked;
  }

  #statusText(): string {
    const { intents } = this.#state;
    if (this.status === "loading")
      return this.format.text(this.#slowLoading.isSlow ? "loadingSlow" : "loading");
    if (intents.some(({ action }) => action.type === "add")) return this.format.text("adding");
    // Said here, where it moves nothing: beside the total it would take a line of its own in many a language.
    return this.busy ? this.format.text("updating") : "";
  }

  /** With `debug`: tells the console, and has the embedding looked into. */
  #log(fact: DiagnosticFact, shown: unknown = fact.detail): void {
    if (!this.debug) return;
    console.debug(`<partner-checkout> ${fact.what}`, shown);
    this.#diagnosis ??= loadDiagnostics();
    this.#diagnosis.then(
      ({ diagnose }) => diagnose(this, fact),
      () =>
        this.warn(
          "cannot load what debug needs: partner-checkout.diagnostics.js, beside the script's own file",
        ),
    );
  }
}

/** Typed listeners for the element's own events. */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- adds overloads of inherited methods, no member
export interface PartnerCheckoutElement {
  addEventListener: TypedListening<PartnerCheckoutElement, AddEventListenerOptions>;
  removeEventListener: TypedListening<PartnerCheckoutElement, EventListenerOptions>;
}
