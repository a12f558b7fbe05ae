import type { RequestEntry } from "../api/transport.js";
import { systemClock } from "../api/system-clock.js";
import type { TokenClaims } from "../api/token.js";
import type { SessionEvent } from "../basket/basket-session.js";
import type { PartnerCheckoutError } from "../domain/error.js";
import { parseHttpUrl } from "../element/urls.js";
import { checkAttributes } from "./attributes.js";
import { checkCookie } from "./cookie.js";
import { finding, type Finding, type FindingCode } from "./finding.js";
import { checkOffers } from "./offers.js";
import { checkPage, explainViolation } from "./page.js";
import {
  explainFailure,
  explainOwnApi,
  explainRefusedOrder,
  explainStranger,
  explainUnknownBasket,
  explainUnsentCookie,
  type RequestSettings,
} from "./requests.js";
import { checkTexts } from "./texts.js";
import { checkClaims, explainNoToken, explainRefusal, type TokenSettings } from "./tokens.js";

/** What servers answer that know no such path, or no POST there. */
const NOT_OF_THE_API = [403, 405, 501];

/** How the error begins that an answer to a new basket makes. */
const REFUSED_ORDER = /^POST \S+\/initiate answered/;

/** The element, as far as its embedding is looked into. */
export interface Subject extends Element, RequestSettings, TokenSettings {
  readonly basketId: string | undefined;
  readonly checkoutUrl: string | undefined;
  readonly messages: object;
  readonly status: string;
  readonly debug: boolean;
  /** A client of the host's own, in place of the one that speaks HTTP. */
  readonly api?: object | undefined;
}

/** What the element tells while `debug` is on, as it happens. */
export type DiagnosticFact =
  | { readonly what: "status"; readonly detail: string }
  | { readonly what: "request"; readonly detail: RequestEntry | { readonly claims: TokenClaims | undefined } }
  | { readonly what: "event"; readonly detail: SessionEvent };

/** Is told of everything that is wrong at the moment, whenever that changes. */
export type FindingsListener = (findings: readonly Finding[]) => void;

/** Looks into the embedding of one element. */
class Diagnosis {
  readonly listeners = new Set<FindingsListener>();
  readonly #element: Subject;
  /** What was seen of requests and policies, by code. */
  readonly #seen = new Map<FindingCode, Finding>();
  readonly #told = new Set<string>();
  #hasBeenRead = false;
  #findings: readonly Finding[] = [];

  constructor(element: Subject) {
    this.#element = element;
    new MutationObserver(() => this.#look()).observe(element, { attributes: true });
    element.ownerDocument.addEventListener("securitypolicyviolation", (event) => {
      const { apiBase, tokenUrl } = element;
      const needs = { api: parseHttpUrl(apiBase), token: parseHttpUrl(tokenUrl ?? apiBase) };
      this.#see(explainViolation(event, needs));
      this.#look();
    });
  }

  get findings(): readonly Finding[] {
    return this.#findings;
  }

  /** Draws its conclusions from what has happened. */
  async hear({ what, detail }: DiagnosticFact): Promise<void> {
    if (what === "request") this.#hearRequest(detail);
    else if (what === "event") await this.#hearEvent(detail);
    this.#look();
  }

  #hearRequest(entry: RequestEntry | { readonly claims: TokenClaims | undefined }): void {
    if ("claims" in entry) {
      this.#forget("token-expired", "clock-skew", "no-token", "no-token-source");
      for (const found of checkClaims(entry.claims, systemClock.now())) this.#see(found);
      return;
    }
    const { path, status } = entry;
    const isRead = path.startsWith("/partner/checkout/validate");
    if (status === 200) {
      this.#forget("unreachable", "no-cors", "token-refused", "basket-unknown", "csp");
      if (isRead) this.#hasBeenRead = true;
      else this.#forget("cookie-not-sent");
    }
    if (status === 404 && !isRead && this.#hasBeenRead) this.#see(explainUnsentCookie(this.#element));
  }

  async #hearEvent(event: SessionEvent): Promise<void> {
    if (event.type === "load") this.#forget("not-the-api", "order-refused");
    if (event.type !== "error") return;
    const { error } = event.detail;
    if (this.#element.debug)
      // Not what the API says itself, which may be about somebody.
      console.debug(
        `<partner-checkout> ${[...new Set([error.code, error.message.replace(/( answered \d+): .*/s, "$1")])].join(": ")}`,
      );
    this.#see(await this.#explain(error));
  }

  async #explain(error: PartnerCheckoutError): Promise<Finding | undefined> {
    const { code, message, status = 0, cause } = error;
    const { apiBase } = this.#element;
    // Nobody knows what came of it, and this is why.
    if (code === "uncertain" && isOurs(cause)) return await this.#explain(cause);
    // The source of tokens may refuse as well as the API.
    if (code === "token-missing" || message.startsWith("token-url"))
      return explainNoToken(error, this.#element);
    if (code === "unauthorized") return explainRefusal(apiBase);
    if (code === "basket-not-found") return explainUnknownBasket(apiBase);
    if (this.#element.api && code === "malformed-response") return explainOwnApi();
    if (code === "malformed-response" || NOT_OF_THE_API.includes(status))
      return explainStranger(this.#element);
    if (REFUSED_ORDER.test(message)) return explainRefusedOrder(message);
    if (code !== "network") return undefined;
    const failure = await explainFailure(error, this.#element);
    // The policy may have blocked both, and says so a moment later.
    await systemClock.sleep(100);
    return this.#seen.has("csp") ? undefined : failure;
  }

  /** Looks at what can be looked at any time, and tells what has changed. */
  #look(): void {
    const before = JSON.stringify(this.#findings);
    // Without `debug` nothing is listened to, so what was found before could never be cleared.
    if (!this.#element.debug) this.#seen.clear();
    this.#findings = this.#element.debug ? this.#find() : [];
    for (const found of this.#findings) this.#tell(found);
    if (JSON.stringify(this.#findings) === before) return;
    for (const listener of this.listeners) listener(this.#findings);
  }

  #find(): readonly Finding[] {
    const { basketCookie, basketId, checkoutUrl, messages, status } = this.#element;
    return [
      ...checkAttributes(this.#element),
      ...checkTexts(messages),
      ...checkPage(),
      ...checkOffers(this.#element.ownerDocument),
      ...(basketId !== undefined || status === "ready" ? [] : checkCookie(basketCookie)),
      ...(checkoutUrl === undefined
        ? [
            finding(
              "no-checkout-url",
              "There is no checkout-url: Continue dispatches checkout-proceed and goes nowhere by itself.",
              'Write checkout-url="https://…?basket={basketId}", or listen for checkout-proceed.',
            ),
          ]
        : []),
      ...this.#seen.values(),
    ];
  }

  #see(found: Finding | undefined): void {
    if (found) this.#seen.set(found.code, found);
  }

  #forget(...codes: readonly FindingCode[]): void {
    for (const code of codes) this.#seen.delete(code);
  }

  #tell({ code, problem, remedies }: Finding): void {
    // The element itself has warned of a wrong value.
    if (code === "wrong-value" || this.#told.has(problem)) return;
    this.#told.add(problem);
    const lines = [problem, ...remedies.map((remedy) => `→ ${remedy}`), `README, diagnostics-${code}`];
    console.warn(`<partner-checkout> ${lines.join("\n")}`);
  }
}

/** The element's script has a class of its own, where these are of another file. */
function isOurs(error: unknown): error is PartnerCheckoutError {
  return error instanceof Error && error.name === "PartnerCheckoutError";
}

const diagnoses = new WeakMap<Element, Diagnosis>();

function diagnosisOf(element: Subject): Diagnosis {
  const diagnosis = diagnoses.get(element) ?? new Diagnosis(element);
  diagnoses.set(element, diagnosis);
  return diagnosis;
}

/** Hears what happens to an element, and says in the console what is wrong with its embedding, each thing once. */
export function diagnose(element: Subject, fact: DiagnosticFact): void {
  // What goes wrong here is ours, and must not end in the page's own error handling.
  diagnosisOf(element)
    .hear(fact)
    .catch((error: unknown) => console.error(error));
}

/**
 * Tells what is wrong with the embedding of an element, now and whenever it changes. Something is found only while the
 * element has `debug`.
 *
 * @returns Ends the watching.
 */
export function watchFindings(element: Subject, listener: FindingsListener): () => void {
  const { listeners, findings } = diagnosisOf(element);
  listeners.add(listener);
  listener(findings);
  return () => listeners.delete(listener);
}
