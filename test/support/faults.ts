import type { ErrorCode } from "../../src/domain/error.js";

/**
 * What became of a request that failed.
 *
 * - `refused`: the API says that it has done nothing.
 * - `unknown`: it has done nothing, and nobody can tell that from its answer.
 * - `done`: it has done what was asked, and its answer was lost.
 */
export type Fate = "refused" | "unknown" | "done";

/** One way to fail, as the stand-in is told of it. */
export interface Fault {
  readonly what: string;
  readonly fault: Readonly<Record<string, unknown>>;
  /** Where it differs from its kind's. */
  readonly code?: ErrorCode;
}

/** Faults that come to the same. The README's table *What happens when…* has a row for each kind. */
export interface FaultKind {
  /** As the README says it. */
  readonly name: string;
  /** What a read ends with; a change that was not made as well, unless said otherwise. */
  readonly code: ErrorCode;
  /** What a change or an addition ends with. */
  readonly changeCode?: ErrorCode;
  /** What a new basket ends with. */
  readonly initiateCode?: ErrorCode;
  readonly fate: Fate;
  /** Whether a request that may be repeated is repeated by itself. */
  readonly passes: boolean;
  readonly faults: readonly Fault[];
}

const status = (number: number, ...bodies: readonly string[]): readonly Fault[] =>
  (bodies.length > 0 ? bodies : ["json"]).map((body) => ({
    what: `${number} with ${body}`,
    fault: { kind: "status", status: number, body },
  }));
const json = (value: unknown): Fault => ({
  what: `200 with ${JSON.stringify(value)}`,
  fault: { kind: "json", json: value },
});
const kind = (what: string, name: string, code?: ErrorCode): Fault => ({
  what,
  fault: { kind: name },
  ...(code && { code }),
});

/** Every way in which a request can fail that a test can bring about. */
export const faultKinds: readonly FaultKind[] = [
  {
    name: "401, for a fresh token too",
    code: "unauthorized",
    fate: "refused",
    passes: false,
    faults: status(401, "json", "html", "empty"),
  },
  {
    name: "404, after the cookie has been read again",
    code: "basket-not-found",
    // The basket is there to be read: its end is not what went wrong.
    changeCode: "http",
    // There is no basket yet that might be unknown.
    initiateCode: "malformed-response",
    fate: "refused",
    passes: false,
    faults: status(404, "json", "empty"),
  },
  {
    name: "429",
    code: "http",
    fate: "refused",
    passes: true,
    faults: [
      ...status(429, "json", "empty"),
      {
        what: "429 with Retry-After",
        fault: { kind: "status", status: 429, headers: { "retry-after": "1" } },
      },
    ],
  },
  {
    name: "any other 4xx, and 501",
    code: "http",
    fate: "refused",
    passes: false,
    faults: [
      ...status(400),
      ...status(403, "json", "html"),
      ...status(409),
      ...status(418, "empty"),
      ...status(422),
      ...status(423),
      ...status(501),
    ],
  },
  {
    name: "502",
    code: "bad-gateway",
    fate: "unknown",
    passes: true,
    faults: status(502, "json", "html", "empty"),
  },
  {
    name: "500, 503, 504",
    code: "http",
    fate: "unknown",
    passes: true,
    // Not 408: Chromium repeats a request by itself after that.
    faults: [
      ...status(500, "json", "html", "empty"),
      ...status(503, "json", "html", "empty"),
      ...status(504, "empty"),
    ],
  },
  {
    name: "a success that is not the API’s: a login page, another shape",
    code: "malformed-response",
    fate: "unknown",
    passes: false,
    faults: [
      kind("a login page", "login-page"),
      json(null),
      json([]),
      json({}),
      json(7),
      json("done"),
      json({ id: 7, order: "three items" }),
      json({ id: {}, state: { order: { orderItems: "three" } } }),
      json({ state: { order: null }, valid: true }),
    ],
  },
  {
    name: "no answer in time",
    code: "timeout",
    fate: "unknown",
    passes: true,
    faults: [kind("no answer", "hang")],
  },
  {
    name: "a connection that breaks before the API has heard of it",
    code: "network",
    fate: "unknown",
    passes: true,
    faults: [kind("a closed connection", "drop-before")],
  },
  {
    name: "an answer that is lost on its way",
    code: "network",
    fate: "done",
    passes: true,
    faults: [
      kind("a lost answer", "drop-after"),
      kind("half a body", "truncate"),
      kind("an answer that never comes", "hang-after", "timeout"),
    ],
  },
  {
    name: "half a document, or none",
    code: "malformed-response",
    fate: "done",
    passes: false,
    faults: [kind("half a document", "truncated-json"), kind("204", "no-content")],
  },
];

/** A fault with the code and the fate of its kind. */
export type FaultCase = Omit<FaultKind, "faults"> & Fault;

const cases = faultKinds.flatMap(({ faults, ...shared }): readonly FaultCase[] =>
  faults.map((fault) => ({ ...shared, ...fault })),
);
const isOfConnection = ({ fault }: Fault): boolean =>
  /^(?:drop|truncate|hang|no-content)/.test(String(fault["kind"]));

/** The faults of the connection, which each engine sees in its own way. */
export const connectionFaults = cases.filter(isOfConnection);

/** The faults that differ in what our own code reads, which is the same in every engine. */
export const answerFaults = cases.filter((fault) => !isOfConnection(fault));
