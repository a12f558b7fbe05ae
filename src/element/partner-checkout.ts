import {
  html,
  LitElement,
  nothing,
  type PropertyDeclaration,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import { property } from "lit/decorators.js";
import { createApi } from "../api/create-api.js";
import { systemClock } from "../api/system-clock.js";
import type { GetToken } from "../api/token.js";
import type { RequestObserver } from "../api/transport.js";
import type { LoadEvent, SessionSettings } from "../basket/basket-session.js";
import { statusOf, type BasketState, type Status } from "../basket/basket-state.js";
import type { BasketEvent } from "../basket/basket-store.js";
import type { PartnerCheckoutApi } from "../basket/port.js";
import {
  findItem,
  type Basket,
  type NewOrder,
  type OfferReference,
  type OrderItemAction,
} from "../domain/basket.js";
import { PartnerCheckoutError } from "../domain/error.js";
import { clampQuantity, parseQuantity } from "../domain/quantity.js";
import type { Formatter } from "../i18n/format.js";
import { directionOf } from "../i18n/locale.js";
import type { Messages } from "../i18n/messages.js";
import { announcementFor } from "./announcements.js";
import { Announcer } from "./announcer.js";
import { BasketController, type BasketHost } from "./basket-controller.js";
import { emit, type PartnerCheckoutEventMap, type PartnerCheckoutEventName } from "./events.js";
import { checkoutUrl } from "./checkout-url.js";
import { FocusKeeper } from "./focus-keeper.js";
import { Localization } from "./localization.js";
import { styles } from "./partner-checkout.styles.js";
import { settings, isHttp, parseUrl, type Setting } from "./settings.js";
import { content } from "./templates/content.js";
import type { Handlers, View } from "./templates/view.js";

/** Loading for longer than this is said in words; milliseconds. */
const SLOW = 4_000;
/** A basket that ends sooner than this says so; milliseconds. */
const SOON = 24 * 60 * 60 * 1000;

/**
 * Shows the Limio basket that the landing-state cookie names, lets the shopper change it, has it validated, and leads
 * on to the checkout. Every problem is shown inline, where it belongs.
 *
 * @summary A partner's basket, from one script tag.
 * @tagname partner-checkout
 *
 * @slot - What is seen before, or without, the script: a link to the basket page, say. It vanishes when the element starts.
 * @slot header - Above the heading.
 * @slot footer - Below everything else.
 * @slot empty - In place of our words about an empty basket.
 * @slot missing - In place of our words when there is no basket.
 * @slot restart - In place of our *Start again* button, on a basket that was completed, has expired or is unknown.
 *
 * @fires {CustomEvent<PartnerCheckoutEventDetails["basket-load"]>} basket-load - A basket has been loaded for the first time, or another one than before.
 * @fires {CustomEvent<PartnerCheckoutEventDetails["basket-change"]>} basket-change - The API has confirmed a change, or the basket was changed elsewhere.
 * @fires {CustomEvent<PartnerCheckoutEventDetails["basket-before-change"]>} basket-before-change - A shopper's change is about to be sent. Cancelable.
 * @fires {CustomEvent<PartnerCheckoutEventDetails["basket-restart"]>} basket-restart - The shopper wants a new basket in place of one that has ended.
 * @fires {CustomEvent<PartnerCheckoutEventDetails["basket-validate"]>} basket-validate - The API has said whether the basket may be ordered.
 * @fires {CustomEvent<PartnerCheckoutEventDetails["basket-error"]>} basket-error - An error is shown inline, or is one that a host must know of.
 * @fires {CustomEvent<PartnerCheckoutEventDetails["checkout-proceed"]>} checkout-proceed - *Continue* was pressed and the basket may be ordered. Cancelable.
 *
 * @csspart base - Everything.
 * @csspart heading - The heading.
 * @csspart status - A line that says what is under way.
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
 * @csspart item-error - What is wrong with a line.
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
 * @cssproperty --partner-checkout-accent - Colour of the main button and of the focus outline.
 * @cssproperty --partner-checkout-on-accent - Colour of text on the accent.
 * @cssproperty --partner-checkout-text - Colour of text.
 * @cssproperty --partner-checkout-muted - Colour of secondary text.
 * @cssproperty --partner-checkout-surface - Background.
 * @cssproperty --partner-checkout-border - Colour of lines between things.
 * @cssproperty --partner-checkout-control-border - Colour of the border of inputs and secondary buttons.
 * @cssproperty --partner-checkout-danger - Colour of problems.
 * @cssproperty --partner-checkout-danger-surface - Background of problems.
 * @cssproperty --partner-checkout-radius - Roundness of corners.
 * @cssproperty --partner-checkout-space - Unit of spacing.
 * @cssproperty --partner-checkout-font - Font family.
 * @cssproperty --partner-checkout-font-size - Font size that all others follow.
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
export class PartnerCheckoutElement extends LitElement implements BasketHost {
  static override readonly styles = styles;

  /** Base URL of the Limio Commerce API: absolute, or a path on the page's own origin that proxies to it. https, or the page's own origin, or this machine. */
  @property({ attribute: "api-base" }) apiBase: string = settings.apiBase.fallback;

  /** Name of the landing-state cookie. */
  @property({ attribute: "basket-cookie" }) basketCookie: string = settings.basketCookie.fallback;

  /** Basket to show instead of the cookie's: `basket-` and 32 to 36 letters, digits, `-` or `_`. */
  @property({ attribute: "basket-id" }) basketId: string | undefined;

  /** URL on the host's site that answers `POST` in OAuth's shape, `{ "access_token": "…", "expires_in": 3600 }` (RFC 6749, section 5.1). Asked with the site's cookies when a token is first needed, shortly before it expires, and after a 401. */
  @property({ attribute: "token-url" }) tokenUrl: string | undefined;

  /** Where *Continue to checkout* goes; `{basketId}` is filled in, encoded. Without it the button only dispatches its event. */
  @property({ attribute: "checkout-url" }) checkoutUrl: string | undefined;

  /** Origins that `checkoutUrl` may lead to, with spaces between; without it any http(s) URL. */
  @property({ attribute: "checkout-origins" }) checkoutOrigins: string | undefined;

  /** Language (BCP 47); else the closest `lang`, then the browser's. */
  @property() locale: string | undefined;

  /** `auto` follows the shopper's system; `light`, `dark`. */
  @property() theme: "auto" | "light" | "dark" = settings.theme.fallback;

  /** Shows the basket without controls that change it. */
  @property({ type: Boolean }) readonly = false;

  /** `auto` validates when the basket loads, after every change and before continuing; `manual` shows issues only after `validate()` or *Continue*. */
  @property({ attribute: "validate" }) validateMode: "auto" | "manual" = settings.validateMode.fallback;

  /** Where validate carries the basket id: `path` or `body`. */
  @property({ attribute: "validate-request" }) validateRequest: "path" | "body" =
    settings.validateRequest.fallback;

  /** Whether cookies travel with API requests, as in `fetch`: `include`, `same-origin`, `omit`. */
  @property() credentials: "include" | "same-origin" | "omit" = settings.credentials.fallback;

  /** Milliseconds for one request. */
  @property() timeout: number = settings.timeout.fallback;

  /** How often a request that is safe to repeat is repeated, 0 to 10. */
  @property({ attribute: "max-retries" }) maxRetries: number = settings.maxRetries.fallback;

  /** Text of the heading; else a localised *Your basket*. */
  @property() heading: string | undefined;

  /** Level of the heading that assistive technology hears, 2 to 6. */
  @property({ attribute: "heading-level" }) headingLevel: number = settings.headingLevel.fallback;

  /** How many lines the skeleton reserves room for, 0 to 50. */
  @property({ attribute: "skeleton-lines" }) skeletonLines: number = settings.skeletonLines.fallback;

  /** Logs requests, states and timings to the console, never a token or a personal detail. */
  @property({ type: Boolean }) debug = false;

  /** The host's own way to supply bearer tokens; wins over `tokenUrl`, which wins over `token`. Waiting requests share one call. */
  @property({ attribute: false }) getToken: GetToken | undefined;

  /** Overrides for any text, by key. */
  @property({ attribute: false }) messages: Partial<Messages> = {};

  /** Replaces the built-in HTTP client. */
  @property({ attribute: false }) api: PartnerCheckoutApi | undefined;

  /** A bearer token, write-only. The attribute is taken off the element as soon as it is read. */
  @property({ noAccessor: true })
  set token(value: string | undefined | null) {
    this.#token = value || undefined;
    this.requestUpdate("token");
  }

  #token: string | undefined;
  readonly #controller = new BasketController(this, systemClock);
  readonly #internals = this.attachInternals();
  readonly #announcer = new Announcer((politeness) =>
    this.renderRoot.querySelector(`[aria-live=${politeness}]`),
  );
  readonly #focusKeeper = new FocusKeeper(() => this.renderRoot);
  readonly #localization = new Localization();
  readonly #drafts = new Map<string, string>();
  readonly #warned = new Set<string>();
  #session: SessionSettings | undefined;
  #proceeding: Promise<Basket> | undefined;
  /** In `manual` mode issues wait for `validate()` or *Continue*. */
  #issuesAsked = false;
  #showProblems = false;
  #slow: AbortController | undefined;
  #isSlow = false;
  #lastStatus: Status | undefined;

  /** What the element shows. */
  get status(): Status {
    return statusOf(this.#controller.state);
  }

  /** Whether a change is on its way. */
  get busy(): boolean {
    return this.#controller.session.busy;
  }

  /** Frozen snapshot of the confirmed basket that is shown. */
  get basket(): Basket | undefined {
    return this.#controller.state.basket;
  }

  /** Right values only ever get in: a wrong one gives way to the default, with one warning. */
  static override getPropertyDescriptor(
    name: PropertyKey,
    key: string | symbol,
    options: PropertyDeclaration,
  ): PropertyDescriptor | undefined {
    const descriptor = super.getPropertyDescriptor(name, key, options);
    const setting: Setting<unknown> | undefined = (settings as Record<PropertyKey, Setting<unknown>>)[name];
    if (!descriptor || !setting) return descriptor;
    return {
      ...descriptor,
      set(this: PartnerCheckoutElement, value: unknown) {
        descriptor.set?.call(
          this,
          this.#readSetting(
            typeof options.attribute === "string" ? options.attribute : String(name),
            setting,
            value,
          ),
        );
      },
    };
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    if (name === "token") {
      if (value === null) return;
      this.token = value;
      this.removeAttribute("token");
      return;
    }
    super.attributeChangedCallback(name, old, value);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#slow?.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.size > 0) this.#controller.reconfigure();
    const { status } = this;
    if (status !== this.#lastStatus) {
      this.#lastStatus = status;
      this.#watchSlowness(status === "loading");
    }
    this.#reflectStates();
    this.#focusKeeper.remember();
  }

  protected override updated(): void {
    this.#focusKeeper.restore();
  }

  /**
   * Reads the cookie and the basket again.
   *
   * @returns The basket.
   * @throws {PartnerCheckoutError} As the API answers; `cookie-missing`, `cookie-invalid`, `token-missing`;
   *   `basket-completed`, `basket-expired`.
   */
  refresh(): Promise<Basket> {
    return handled(this.#controller.session.refresh());
  }

  /**
   * Asks the API whether the basket may be ordered, and shows what stands in the way.
   *
   * @returns The basket; its `validation` holds the answer.
   * @throws {PartnerCheckoutError} As `refresh()`.
   * @fires basket-validate
   */
  validate(): Promise<Basket> {
    this.#issuesAsked = true;
    return handled(this.#controller.session.validate());
  }

  /**
   * Makes a new basket. Equal orders asked for at the same time are one; another one meanwhile waits and is added to
   * the basket that is being made.
   *
   * @param order - What is to be in it; `external_id` and `order_type` are ours.
   * @returns The new basket.
   * @throws {PartnerCheckoutError} `uncertain` when the answer was lost and the basket could not be looked for; else as
   *   the API answers.
   * @fires basket-load
   */
  initiate(order: NewOrder): Promise<Basket> {
    return handled(this.#controller.session.initiate(order));
  }

  /**
   * Puts an offer or an add-on into the basket, or into a new one where there is none. It is sent once, whatever happens.
   *
   * @param offer - Id and published version; for an add-on also `type` and `parentId`.
   * @param options - `quantity`: whole units, 1 unless said otherwise.
   * @returns The basket after the change.
   * @throws {PartnerCheckoutError} `uncertain` when it was sent and may or may not have been added; `offline` when it was
   *   not sent; `invalid-argument`; else as the API answers.
   * @fires basket-change - once confirmed, with `source: "host"`.
   */
  addItem(offer: OfferReference, { quantity = 1 }: { quantity?: number } = {}): Promise<Basket> {
    if (!offer?.id || !offer.version || !Number.isInteger(quantity) || quantity < 1) {
      const message = "addItem takes an offer with id and version, and a whole quantity of at least 1";
      return handled(Promise.reject(new PartnerCheckoutError("invalid-argument", message)));
    }
    return handled(this.#controller.session.addItem(offer, quantity, "host"));
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
    return handled(this.#controller.session.removeItem(itemId, "host"));
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
    return handled(this.#controller.session.setQuantity(itemId, quantity, "host"));
  }

  /**
   * Does what *Continue to checkout* does: sends open edits, validates, and goes to `checkoutUrl` when the basket may be
   * ordered and nobody cancels.
   *
   * @returns The basket; when its `validation.valid` is `false` the page stays, and the issues are shown.
   * @throws {PartnerCheckoutError} When an open edit or the validation fails.
   * @fires checkout-proceed - when the basket may be ordered.
   */
  proceed(): Promise<Basket> {
    this.#proceeding ??= this.#proceed().finally(() => {
      this.#proceeding = undefined;
      this.requestUpdate();
    });
    this.requestUpdate();
    return handled(this.#proceeding);
  }

  /** @internal */
  sessionSettings(): SessionSettings {
    const { apiBase, credentials, timeout, maxRetries, validateRequest, getToken, tokenUrl } = this;
    const base = parseUrl(apiBase)?.href ?? apiBase;
    // The highest-ranking source alone: the others would only make equal baskets look different.
    const source =
      typeof getToken === "function" ? { getToken } : tokenUrl ? { tokenUrl } : { token: this.#token };
    const hasSource = Object.values(source).some((value) => value !== undefined);
    const apiKey = [
      this.api,
      base,
      credentials,
      timeout,
      maxRetries,
      validateRequest,
      ...Object.values(source),
    ];
    const isSameApi = this.#session?.apiKey.every((part, index) => part === apiKey[index]) ?? false;
    const observe: RequestObserver = (entry) => this.#log("request", entry);
    const createBuiltIn = (): PartnerCheckoutApi | undefined =>
      hasSource
        ? createApi({ ...source, apiBase: base, credentials, timeout, maxRetries, validateRequest, observe })
        : undefined;
    this.#session = {
      // Made once for one set of settings, so that its token is kept.
      api: this.api ?? (isSameApi ? this.#session?.api : createBuiltIn()),
      apiKey,
      basketCookie: this.basketCookie,
      basketId: this.basketId,
      validateAfterChange: this.validateMode === "auto",
    };
    return this.#session;
  }

  /** @internal */
  onBasketEvent(event: BasketEvent | LoadEvent, before: BasketState): void {
    this.#log("event", event.type);
    const announcement = announcementFor(event, before, this.#formatter());
    if (announcement && (event.type !== "validate" || this.#showsIssues())) {
      this.#announcer.say(announcement.sentence, announcement.politeness);
    }
    switch (event.type) {
      case "load":
        emit(this, "basket-load", { basket: event.basket });
        break;
      case "change": {
        const { basket, actions, source, mismatches } = event;
        this.#showProblems = false;
        emit(this, "basket-change", { basket, actions, source, mismatches });
        break;
      }
      case "validate": {
        const { valid, issues } = event.validation;
        emit(this, "basket-validate", { basket: event.basket, valid, issues });
        break;
      }
      case "error":
        emit(this, "basket-error", { error: event.error });
        break;
    }
  }

  protected override render(): TemplateResult {
    const { state } = this.#controller;
    const { status } = this;
    const format = this.#formatter();
    const count = status === "ready" || status === "error" ? (state.basket?.items.length ?? 0) : 0;
    const view = this.#view(state, status, format);
    return html`<section
      part="base"
      class="base ${this.theme}"
      lang=${format.language}
      dir=${directionOf(format.locale)}
      aria-labelledby="heading"
      aria-busy=${status === "loading" || this.busy ? "true" : nothing}
    >
      <slot name="header"></slot>
      <div class="head">
        <h2 part="heading" id="heading" tabindex="-1" aria-level=${this.headingLevel}>
          ${this.heading || format.text("heading")}
        </h2>
        ${count > 0 ? html`<span class="count">${format.text("itemCount", { count })}</span>` : nothing}
      </div>
      <p part="status" class="status">${this.#statusText(state, status, format)}</p>
      ${content(view)}
      <slot name="footer"></slot>
      <div class="visually-hidden" role="status" aria-live="polite"></div>
      <div class="visually-hidden" role="alert" aria-live="assertive"></div>
    </section>`;
  }

  #view(state: BasketState, status: Status, format: Formatter): View {
    const expiresAt = state.basket?.expiresAt;
    return {
      status,
      state,
      format,
      handlers: this.#handlers,
      readonly: this.readonly,
      showIssues: this.#showsIssues(),
      showProblems: this.#showProblems,
      proceeding: this.#proceeding !== undefined,
      expiresSoon: expiresAt !== undefined && expiresAt - systemClock.now() < SOON,
      drafts: this.#drafts,
      skeletonLines: this.skeletonLines,
      imageUrl: (path) => this.#imageUrl(path),
    };
  }

  readonly #handlers: Handlers = {
    setQuantity: (itemId, quantity) => this.#change({ type: "quantity", itemId, quantity }),
    removeItem: (itemId) => this.#change({ type: "remove", itemId }),
    draft: (itemId, text) => {
      if (text === undefined) this.#drafts.delete(itemId);
      else this.#drafts.set(itemId, text);
      this.requestUpdate();
    },
    retry: () => void handled(this.#controller.session.retry()),
    restart: () => {
      const code = this.#controller.state.error?.code;
      if (code === "basket-completed" || code === "basket-expired" || code === "basket-not-found") {
        emit(this, "basket-restart", { reason: code });
      }
    },
    proceed: () => void this.proceed(),
    say: (sentence) => this.#announcer.say(sentence),
    focusItem: (itemId) => this.#focusKeeper.focusItem(itemId),
  };
  #formatter(): Formatter {
    return this.#localization.formatter(this, this.locale, this.messages);
  }

  #change(action: Exclude<OrderItemAction, { type: "add" }>): void {
    const promises: Promise<unknown>[] = [];
    const waitUntil = (promise: Promise<unknown>): void => void promises.push(promise);
    const isWanted = emit(
      this,
      "basket-before-change",
      { actions: [action], waitUntil },
      { cancelable: true },
    );
    const change = (): void => {
      const { session } = this.#controller;
      void handled(
        action.type === "remove"
          ? session.removeItem(action.itemId, "user")
          : session.setQuantity(action.itemId, action.quantity, "user"),
      );
    };
    if (isWanted && promises.length === 0) change();
    else if (isWanted) Promise.all(promises).then(change, () => this.requestUpdate());
    // A change that is not wanted leaves the line as it was, whatever the input shows.
    this.requestUpdate();
  }

  async #proceed(): Promise<Basket> {
    const { session } = this.#controller;
    this.#enterDrafts();
    await session.flush();
    const basket = await session.validate();
    this.#issuesAsked = true;
    const { validation } = basket;
    const surprises = this.#controller.state.notices.size > 0;
    if (!validation?.valid || surprises) {
      await this.#leadToProblems(basket);
      return basket;
    }
    const url = this.checkoutUrl && checkoutUrl(this.checkoutUrl, basket.id, this.checkoutOrigins);
    if (this.checkoutUrl && !url)
      this.#warn("checkout-url", this.checkoutUrl, "an http(s) URL within checkout-origins");
    const goesOn = emit(
      this,
      "checkout-proceed",
      { basketId: basket.id, url: url || undefined },
      { cancelable: true },
    );
    if (goesOn && url) location.assign(url);
    return basket;
  }

  #enterDrafts(): void {
    for (const [itemId, text] of this.#drafts) {
      const item = findItem(this.basket, itemId);
      const typed = parseQuantity(text);
      if (item && typed !== undefined) {
        this.#change({ type: "quantity", itemId, quantity: clampQuantity(item.quantityRule, typed) });
      }
    }
    this.#drafts.clear();
  }

  async #leadToProblems(basket: Basket): Promise<void> {
    const { notices } = this.#controller.state;
    const itemIds = [...(basket.validation?.issues ?? []).map((issue) => issue.itemId), ...notices.keys()];
    this.#showProblems = itemIds.length > 1;
    this.requestUpdate();
    await this.updateComplete;
    const [only] = itemIds;
    if (this.#showProblems) this.#focusKeeper.focus("#problems");
    else if (only !== undefined) this.#focusKeeper.focusItem(only);
    else this.#focusKeeper.focus("[part=retry]");
  }

  #showsIssues(): boolean {
    return this.validateMode === "auto" || this.#issuesAsked;
  }

  #statusText(state: BasketState, status: Status, format: Formatter): string {
    if (status === "loading") return format.text(this.#isSlow ? "loadingSlow" : "loading");
    return state.intents.some(({ action }) => action.type === "add") ? format.text("adding") : "";
  }

  #watchSlowness(isLoading: boolean): void {
    this.#slow?.abort();
    this.#isSlow = false;
    if (!isLoading) return;
    const { signal } = (this.#slow = new AbortController());
    void systemClock.sleep(SLOW, signal).then(() => {
      if (signal.aborted) return;
      this.#isSlow = true;
      this.#announcer.say(this.#formatter().text("loadingSlow"));
      this.requestUpdate();
    });
  }

  #reflectStates(): void {
    const { states } = this.#internals;
    const { validation } = this.basket ?? {};
    const isInvalid = validation !== undefined && !validation.valid && this.#showsIssues();
    const now = new Set<string>([
      this.status,
      ...(this.busy ? ["busy"] : []),
      ...(isInvalid ? ["invalid"] : []),
    ]);
    for (const name of ["loading", "ready", "empty", "missing", "error", "busy", "invalid"]) {
      if (now.has(name)) states.add(name);
      else states.delete(name);
    }
  }

  #imageUrl(path: string): string | undefined {
    try {
      const target = new URL(path, new URL(this.apiBase, document.baseURI));
      return isHttp(target) ? target.href : undefined;
    } catch {
      return undefined;
    }
  }

  #readSetting(attribute: string, setting: Setting<unknown>, value: unknown): unknown {
    if (value === null || value === undefined) return setting.fallback;
    const read = setting.read(value);
    if (read === undefined) this.#warn(attribute, value, setting.allowed);
    return read ?? setting.fallback;
  }

  #warn(attribute: string, value: unknown, allowed: string): void {
    const warning = `<partner-checkout> ${attribute}="${String(value)}" is not ${allowed}`;
    if (this.#warned.has(warning)) return;
    this.#warned.add(warning);
    console.warn(warning);
  }

  #log(what: string, detail: unknown): void {
    if (this.debug) console.debug(`<partner-checkout> ${what}`, detail);
  }
}

/**
 * Marks a rejection as handled: a host that ignores a method's promise must not find an error in its own log for what
 * the shopper has been told. A host that awaits it still gets the rejection.
 */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** Typed listeners for the element's own events. */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- adds overloads of inherited methods, no member
export interface PartnerCheckoutElement {
  addEventListener<Name extends PartnerCheckoutEventName>(
    type: Name,
    listener: (this: PartnerCheckoutElement, event: PartnerCheckoutEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: PartnerCheckoutElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends PartnerCheckoutEventName>(
    type: Name,
    listener: (this: PartnerCheckoutElement, event: PartnerCheckoutEventMap[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}
