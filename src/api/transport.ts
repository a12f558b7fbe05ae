import type { RequestOptions } from "../basket/port.js";
import type { Clock } from "../domain/clock.js";
import {
  isPassingStatus,
  PartnerCheckoutError,
  toPartnerCheckoutError,
  type ErrorCode,
} from "../domain/error.js";
import { parseJson } from "../domain/text.js";
import { retryDelay } from "./backoff.js";
import { sendHttp, type HttpAnswer, type HttpRequest } from "./http.js";
import type { TokenProvider } from "./token.js";

/** How requests reach the API. */
export interface TransportOptions {
  /** Base URL without a slash at its end. */
  readonly apiBase: string;
  readonly credentials: "include" | "same-origin" | "omit";
  /** Milliseconds for one request. */
  readonly timeout: number;
  /** How often a request that is safe to repeat is repeated. */
  readonly maxRetries: number;
}

/** A request to the API, without what all have in common. */
export interface ApiRequest extends RequestOptions {
  readonly method: "POST" | "PUT";
  /** Path below the base URL. */
  readonly path: string;
  readonly body?: object | undefined;
  /** Whether sending it twice does no more than sending it once. Only then is it ever repeated. */
  readonly repeatable: boolean;
}

/** A request that has been made, for the `debug` log. Never holds a token. */
export interface RequestEntry {
  readonly method: string;
  readonly path: string;
  readonly status: number | undefined;
  readonly milliseconds: number;
}

/**
 * Sends a request until it succeeds, must not be repeated, or has been repeated often enough.
 *
 * A 401 asks for a fresh token once and replays once: a request that was refused has changed nothing.
 *
 * @returns The answer's JSON.
 * @throws {PartnerCheckoutError} Any code that a request may end with.
 */
export type Send = (request: ApiRequest) => Promise<object>;

/** Makes a way to send requests to the API with a bearer token, to repeat the ones that may be, and to tell failures apart. */
export function createTransport(
  { apiBase, credentials, timeout, maxRetries }: TransportOptions,
  tokens: TokenProvider,
  clock: Clock,
  observe?: (entry: RequestEntry) => void,
): Send {
  const sendOnce = async (request: ApiRequest, token: string): Promise<HttpAnswer> => {
    const { method, path, body, keepalive, signal } = request;
    const http: HttpRequest = {
      url: apiBase + path,
      method,
      credentials,
      timeout,
      keepalive,
      signal,
      headers: {
        accept: "application/json",
        authorization: `Bearer ${token}`,
        ...(body ? { "content-type": "application/json" } : {}),
      },
      body: body && JSON.stringify(body),
    };
    request.onSend?.();
    const start = clock.now();
    let status: number | undefined;
    try {
      const answer = await sendHttp(http, clock);
      ({ status } = answer);
      return { ...answer, text: withoutToken(answer.text, token) };
    } finally {
      observe?.({ method, path, status, milliseconds: Math.round(clock.now() - start) });
    }
  };

  const sendAuthorized = async (request: ApiRequest): Promise<HttpAnswer> => {
    const { signal } = request;
    const token = await tokens.get(signal);
    const answer = await sendOnce(request, token);
    if (answer.status !== 401) return answer;
    const renewed = await tokens.renew(token, signal);
    const second = await sendOnce(request, renewed);
    if (second.status === 401) tokens.forget(renewed);
    return second;
  };

  return async (request) => {
    for (let retry = 0; ; retry++) {
      let retryAfter: string | null = null;
      try {
        const answer = await sendAuthorized(request);
        ({ retryAfter } = answer);
        return readAnswer(answer, request);
      } catch (error) {
        const failure = toPartnerCheckoutError(error);
        if (!request.repeatable || !passesByItself(failure) || retry >= maxRetries) throw failure;
      }
      await clock.sleep(retryDelay(retry, retryAfter, clock), request.signal);
    }
  };
}

/** What is shorter is no secret (RFC 6749, section 10.10, asks for 128 random bits at least); characters. */
const SHORTEST_TOKEN = 16;

/** An API that quotes the token in a message must not bring it onto the screen, however its JSON writes characters. */
function withoutToken(text: string, token: string): string {
  // A word that stands for one in a test may be any word of the basket's.
  if (token.length < SHORTEST_TOKEN) return text;
  const plain = /\\[u/]/.test(text) ? JSON.stringify(parseJson(text)) : undefined;
  return (plain ?? text).replaceAll(token, "");
}

const CODES: ReadonlyMap<number, ErrorCode> = new Map([
  [401, "unauthorized"],
  [404, "basket-not-found"],
  [502, "bad-gateway"],
]);

function readAnswer({ status, text }: HttpAnswer, { method, path }: ApiRequest): object {
  const json = parseJson(text);
  const isSuccess = status >= 200 && status < 300;
  if (isSuccess && typeof json === "object" && json) return json;
  // Where no basket is asked for, none can be unknown: what answers is not the API.
  const isStranger = isSuccess || (status === 404 && path.endsWith("/initiate"));
  throw new PartnerCheckoutError(
    isStranger ? "malformed-response" : (CODES.get(status) ?? "http"),
    `${method} ${path} answered ${status}${status === 404 ? "" : reasonIn(json)}`,
    { status, sent: true },
  );
}

/** The API's own words, for developers. */
function reasonIn(json: unknown): string {
  const message = typeof json === "object" && json && "message" in json && json.message;
  return typeof message === "string" ? `: ${message.slice(0, 200)}` : "";
}

/** Whether waiting a little may help. `offline` is not among them: the `online` event tells when it is over. */
function passesByItself({ code, status }: PartnerCheckoutError): boolean {
  // The source of tokens has been asked once after a 401, and that is enough.
  return ["network", "timeout"].includes(code) || (code !== "unauthorized" && isPassingStatus(status));
}
