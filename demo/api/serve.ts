import { bodyOf, failure, toResponse, type Answer } from "./answer.js";
import type { Endpoint, Fault } from "./faults.js";
import type { Session } from "./session.js";
import { bearerToken } from "./tokens.js";
import { parseJson, untilAborted, wait } from "./values.js";

/** A response, and whether pages of other origins may read it. */
export interface Served {
  readonly response: Response;
  readonly hideFromOtherOrigins: boolean;
}

/** How long an answer is held for a later one to leave first, and how much later it leaves; milliseconds. */
const LONGEST_HOLD = 1000;
const HEAD_START = 50;

const LOGIN_PAGE = `<!doctype html><title>Sign in</title><h1>Sign in to continue</h1><form><input name="user"></form>`;
const ERROR_PAGE = `<!doctype html><title>Error</title><h1>The service is unavailable</h1>`;

/**
 * Serves a request that is logged and that faults may meet.
 *
 * @param carryOut - What the endpoint does when nothing goes wrong.
 */
export async function serve(
  session: Session,
  endpoint: Endpoint,
  request: Request,
  body: string,
  carryOut: () => Answer,
): Promise<Served> {
  const start = performance.now();
  const { log } = session;
  const { pathname, search } = new URL(request.url);
  const faults = session.faults.take(endpoint);
  const fault = faults.find(({ kind }) => kind !== "latency");
  const kind = (fault ?? faults[0])?.kind;
  const entry = log.begin({
    time: new Date(session.now()).toISOString(),
    method: request.method,
    path: pathname + search,
    endpoint,
    request: parseJson(body) ?? null,
    token: bearerToken(request.headers),
    ...(kind && { fault: kind }),
  });
  const end = (response: Response, status: number, answered?: Answer): Served => {
    log.end(entry, status, answered?.json, performance.now() - start);
    return { response, hideFromOtherOrigins: fault?.kind === "no-cors" };
  };
  const closed = (): Served => end(Response.error(), 0);

  await wait(delayOf(session, faults), request.signal);
  if (fault?.kind === "hang") await untilAborted(request.signal);
  if (fault?.kind === "drop-before" || fault?.kind === "hang") return closed();
  const answer = (fault && answerInstead(fault)) ?? attempt(carryOut);
  if (fault?.kind === "hang-after") await untilAborted(request.signal);
  if (fault?.kind === "drop-after" || fault?.kind === "hang-after") return closed();
  if (fault?.kind === "reorder") await holdBack(session, endpoint);
  else letPass(session, endpoint);
  if (fault?.kind === "truncate") return end(cutOff(answer), answer.status, answer);
  const sent = spoil(answer, fault);
  return end(toResponse(sent), sent.status, sent);
}

function spoil(answer: Answer, fault: Fault | undefined): Answer {
  const { status, cookies = [], headers = {} } = answer;
  if (fault?.kind === "truncated-json") return { status, cookies, headers, text: firstHalf(answer) };
  if (fault?.kind === "no-content") return { status: 204, cookies };
  return answer;
}

/** A mistake in the stand-in itself is answered and logged like anything else, so that it is seen. */
function attempt(carryOut: () => Answer): Answer {
  try {
    return carryOut();
  } catch (error) {
    return failure(500, error instanceof Error ? error.message : String(error));
  }
}

function delayOf({ settings }: Session, faults: readonly Fault[]): number {
  return faults.reduce(
    (sum, { kind, delay = 1000 }) => (kind === "latency" ? sum + delay : sum),
    settings.latency,
  );
}

/** What is answered without doing what was asked for. */
function answerInstead(fault: Fault): Answer | undefined {
  const html = { "content-type": "text/html; charset=utf-8" };
  if (fault.kind === "login-page") return { status: 200, text: LOGIN_PAGE, headers: html };
  if (fault.kind === "json") return { status: 200, json: fault.json ?? null };
  if (fault.kind !== "status") return undefined;
  const { status = 502, body = "json", headers = {} } = fault;
  // Fetch allows no body with these.
  if (body === "empty" || status === 204 || status === 205 || status === 304) return { status, headers };
  if (body === "html") return { status, text: ERROR_PAGE, headers: { ...html, ...headers } };
  return { status, json: { message: `Answered ${status} as asked for` }, headers };
}

/** A response that announces all of its body and breaks off in the middle of it. */
function cutOff(answer: Answer): Response {
  const { headers } = toResponse(answer);
  const whole = new TextEncoder().encode(bodyOf(answer) ?? "");
  headers.set("content-length", String(whole.byteLength));
  let sent = false;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (sent) controller.error(new Error("Broken off on purpose"));
        else controller.enqueue(whole.slice(0, Math.max(1, whole.byteLength >> 1)));
        sent = true;
      },
    },
    // Nothing is read ahead: an error would take the first half with it.
    { highWaterMark: 0 },
  );
  return new Response(body, { status: answer.status, headers });
}

function firstHalf(answer: Answer): string {
  const body = bodyOf(answer) ?? "{}";
  return body.slice(0, body.length >> 1);
}

/** Waits until the endpoint has answered its next request. */
async function holdBack(session: Session, endpoint: Endpoint): Promise<void> {
  letPass(session, endpoint);
  const overtaken = new AbortController();
  session.held.set(endpoint, () => overtaken.abort());
  await wait(LONGEST_HOLD, overtaken.signal);
  // The later answer is only on its way to the network when it lets this one go.
  if (overtaken.signal.aborted) await wait(HEAD_START, new AbortController().signal);
}

function letPass({ held }: Session, endpoint: Endpoint): void {
  held.get(endpoint)?.();
  held.delete(endpoint);
}
