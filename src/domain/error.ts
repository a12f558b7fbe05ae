/**
 * What can go wrong, as a stable code for hosts and tests, and what to do.
 *
 * - `token-missing`: no source of tokens, or the source gave none. → Set `token-url`, or look into what it answers;
 *   `debug` says which.
 * - `unauthorized`: the API refused the token, and a fresh one as well. → Mint tokens of the right tenant, with the
 *   scope `partner`; let the shopper sign in again.
 * - `basket-not-found`: the API does not know the basket (404). → Put an offer on the page, or lead to one in the slot `restart`, or on
 *   `basket-restart`.
 * - `bad-gateway`: the API could not reach what is behind it (502). → Wait; what may be repeated is repeated by itself.
 * - `http`: any other status that is not a success; see `status`. → 4xx: look at the request and the proxy; 429: wait; 5xx: look at the shop.
 * - `timeout`: no complete answer within `timeout` milliseconds. → Wait; what may be repeated is repeated by itself. `timeout` says how
 *   long an answer may take.
 * - `network`: the connection failed, or the browser kept the answer from us (CORS). → If it comes every time, the API
 *   does not allow this origin (CORS), or your policy does not allow the API.
 * - `offline`: the browser says that there is no connection. → Nothing: the element goes on when the connection is
 *   back. What was to be added has to be asked for again.
 * - `malformed-response`: an answer that is not what the API promises. → Look at what answers at `api-base`: a proxy's
 *   login page, perhaps.
 * - `cookie-missing`: there is no landing-state cookie, so no basket. → Nothing before a basket is begun; else see
 *   [The cookie](#the-cookie).
 * - `cookie-invalid`: the landing-state cookie cannot be read or names no basket. → Put an offer on
 *   the page, or lead to one on `basket-restart`.
 * - `invalid-argument`: a method was called with a value it does not take. → Correct the call; `message` says what it
 *   takes.
 * - `uncertain`: a change was sent and nobody knows whether it was made. → Nothing: the basket is read again when it
 *   can be, and shows what it holds.
 * - `aborted`: the element left the page, or something newer took its place. → Nothing.
 * - `basket-completed`: the basket has been ordered. → Put an offer on the page, or lead to one on `basket-restart`.
 * - `basket-expired`: the basket is too old. → Put an offer on the page, or lead to one on `basket-restart`.
 */
export type ErrorCode =
  | "token-missing"
  | "unauthorized"
  | "basket-not-found"
  | "bad-gateway"
  | "http"
  | "timeout"
  | "network"
  | "offline"
  | "malformed-response"
  | "cookie-missing"
  | "cookie-invalid"
  | "invalid-argument"
  | "uncertain"
  | "aborted"
  | "basket-completed"
  | "basket-expired";

/** What a `PartnerCheckoutError` may say beside its code. */
export interface ErrorDetails {
  /** HTTP status, where there was an answer. */
  readonly status?: number | undefined;
  /** Order item that the error is about. */
  readonly itemId?: string | undefined;
  /** Whether a request had left for the API. Only then may it have changed anything. */
  readonly sent?: boolean;
  /** Nothing of what failed is kept for when the connection is back. */
  readonly dropped?: boolean;
  /** What lies behind it. Never holds a token. */
  readonly cause?: unknown;
}

/** Doing the same again brings the same again. */
const FINAL = /^(?:basket|cookie|invalid|uncertain|aborted)/;

/** The one error class of this package: every rejection and every `basket-error` is one. */
export class PartnerCheckoutError extends Error {
  override readonly name = "PartnerCheckoutError";
  /** What it came from, where that may be told. Declared for pages whose `lib` is older than ES2022. */
  declare readonly cause?: unknown;
  /** Stable code, for programs. */
  readonly code: ErrorCode;
  /** HTTP status, where there was an answer. */
  readonly status: number | undefined;
  /** Order item that the error is about, if it is about one. */
  readonly itemId: string | undefined;
  /** Whether a request had left for the API. Only then may it have changed anything. */
  readonly sent: boolean;
  /**
   * Nothing of what failed for want of a connection is kept for when that is back.
   *
   * @internal
   */
  readonly dropped: boolean;

  /**
   * @param message - For developers, in English, without secrets; the code where that says it all. Shoppers read the
   *   message catalogue's sentence.
   */
  constructor(code: ErrorCode, message: string = code, details: ErrorDetails = {}) {
    super(message, details);
    this.code = code;
    this.status = details.status;
    this.itemId = details.itemId;
    this.sent = details.sent ?? false;
    this.dropped = details.dropped ?? false;
  }

  /** The same error, said of one order item. */
  about(itemId: string | undefined): PartnerCheckoutError {
    const { code, message, status, sent, cause } = this;
    return new PartnerCheckoutError(code, message, { status, itemId, sent, cause });
  }

  /** Whether the same request may succeed later. */
  get retryable(): boolean {
    return this.code === "http" ? isPassingStatus(this.status) : !FINAL.test(this.code);
  }
}

/** Makes any thrown value a `PartnerCheckoutError`, so that nothing else leaves this package. */
export function toPartnerCheckoutError(error: unknown): PartnerCheckoutError {
  return error instanceof PartnerCheckoutError
    ? error
    : new PartnerCheckoutError("malformed-response", undefined, { cause: error, sent: true });
}

/** Whether a code says that the basket has ended. */
export function isEnd(code: ErrorCode | undefined): boolean {
  return code === "basket-completed" || code === "basket-expired" || code === "basket-not-found";
}

/** Why a shopper may start again: the basket has ended, or nobody can tell which one it is. */
export type RestartReason = "basket-completed" | "basket-expired" | "basket-not-found" | "cookie-invalid";

/** Whether a new basket is a way on from an error. */
export function isRestartable(code: ErrorCode | undefined): code is RestartReason {
  return code === "cookie-invalid" || isEnd(code);
}

/** Whether an HTTP status usually passes by itself: 408, 425, 429 and the server's own faults except 501. */
export function isPassingStatus(status = 0): boolean {
  return [408, 425, 429].includes(status) || (status >= 500 && status !== 501);
}

/** Whether the API has said no to what was asked for, and not to whoever asked: the same again is refused again. */
export function isRefusal({ status = 0 }: PartnerCheckoutError): boolean {
  return status >= 400 && status < 500 && status !== 401 && !isPassingStatus(status);
}

/** Whether the API may have made a change although it did not answer with success. */
export function mayHaveBeenApplied({ code, status, sent }: PartnerCheckoutError): boolean {
  // No answer, or an unreadable one, says nothing; a server that asks for patience has not done the work.
  const isSilent = status === undefined || code === "malformed-response";
  return sent && (isSilent || (isPassingStatus(status) && status !== 429));
}

/** An addition, or a new basket, that failed: for want of a connection it does not wait for one. */
export function droppedError(error: PartnerCheckoutError): PartnerCheckoutError {
  const { code, message, cause } = error;
  return code === "offline" ? new PartnerCheckoutError(code, message, { cause, dropped: true }) : error;
}

/** What to say when a change was sent and its outcome cannot be found out. */
export function uncertainError(cause: PartnerCheckoutError): PartnerCheckoutError {
  const { status, sent } = cause;
  return new PartnerCheckoutError("uncertain", undefined, { status, sent, cause });
}
