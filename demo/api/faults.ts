import { isRecord } from "./values.js";

/** The requests that faults can be set on and that are logged. */
export const ENDPOINTS = ["initiate", "update", "validate", "token"] as const;

/** One of the requests that faults can be set on and that are logged. */
export type Endpoint = (typeof ENDPOINTS)[number];

/** What can go wrong. */
export const FAULT_KINDS = [
  "status",
  "drop-before",
  "hang",
  "login-page",
  "json",
  "latency",
  "drop-after",
  "hang-after",
  "truncate",
  "truncated-json",
  "no-content",
  "reorder",
  "no-cors",
] as const;

/**
 * One way to go wrong.
 *
 * Nothing is changed in the basket by
 * - `status`: answers `status`, with the API's error body, HTML or nothing;
 * - `drop-before`: closes the connection instead of answering;
 * - `hang`: never answers;
 * - `login-page`: answers as a proxy does that wants its user to sign in, 200 with HTML;
 * - `json`: answers 200 with the JSON value in `json`.
 *
 * The request is carried out by
 * - `latency`: waits `delay` milliseconds first;
 * - `drop-after`: closes the connection instead of answering;
 * - `hang-after`: never answers;
 * - `truncate`: closes the connection in the middle of the body;
 * - `truncated-json`: answers completely, with half a document;
 * - `no-content`: answers 204;
 * - `reorder`: holds the answer until the endpoint's next one has left, or for a second;
 * - `no-cors`: leaves out the headers that let pages of other origins read the answer.
 */
export type FaultKind = (typeof FAULT_KINDS)[number];

const BODIES = ["json", "html", "empty"] as const;

/** A fault as a developer sets it. */
export interface FaultDraft {
  readonly on: Endpoint | "any";
  readonly kind: FaultKind;
  /** For `status`; 502 unless said otherwise. */
  readonly status?: number;
  /** For `status`; JSON unless said otherwise. */
  readonly body?: (typeof BODIES)[number];
  /** For `json`. */
  readonly json?: unknown;
  /** For `status`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** For `latency`: milliseconds, 1000 unless said otherwise. */
  readonly delay?: number;
  /** How many requests it meets; all of them unless said otherwise. */
  readonly times?: number;
  /** How many requests it lets pass first. */
  readonly after?: number;
}

/** A fault that is set. */
export interface Fault extends FaultDraft {
  readonly id: string;
}

/** The faults of one session. */
export class Faults {
  #entries: { readonly fault: Fault; skip: number; left: number }[] = [];
  #nextId = 1;

  /** Sets a fault. */
  add(draft: FaultDraft): Fault {
    const fault = { ...draft, id: `fault-${this.#nextId++}` };
    this.#entries.push({ fault, skip: draft.after ?? 0, left: draft.times ?? Infinity });
    return fault;
  }

  /** Those that are still to come. */
  list(): Fault[] {
    return this.#entries.map(({ fault }) => fault);
  }

  /** Lifts one; nothing happens where it is lifted already. */
  lift(id: string): void {
    this.#entries = this.#entries.filter(({ fault }) => fault.id !== id);
  }

  /** Lifts all. */
  clear(): void {
    this.#entries = [];
  }

  /**
   * Takes the faults that meet a request: any latency, and the first of the other kinds that were set on its endpoint.
   */
  take(endpoint: Endpoint): Fault[] {
    const taken: Fault[] = [];
    for (const entry of this.#entries) {
      const { on, kind } = entry.fault;
      if (on !== "any" && on !== endpoint) continue;
      if (kind !== "latency" && taken.some((other) => other.kind !== "latency")) continue;
      if (entry.skip > 0) {
        entry.skip--;
        continue;
      }
      entry.left--;
      taken.push(entry.fault);
    }
    this.#entries = this.#entries.filter(({ left }) => left > 0);
    return taken;
  }
}

const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0;
const isOneOf = (list: readonly string[], value: unknown): boolean => list.some((entry) => entry === value);

const fields: Readonly<
  Record<keyof FaultDraft, readonly [check: (value: unknown) => boolean, what: string]>
> = {
  on: [(value) => isOneOf([...ENDPOINTS, "any"], value), `one of ${ENDPOINTS.join(", ")}, any`],
  kind: [(value) => isOneOf(FAULT_KINDS, value), `one of ${FAULT_KINDS.join(", ")}`],
  status: [
    (value) => isCount(value) && Number(value) >= 200 && Number(value) <= 599,
    "a status from 200 to 599",
  ],
  body: [(value) => isOneOf(BODIES, value), `one of ${BODIES.join(", ")}`],
  json: [() => true, "any JSON value"],
  headers: [
    (value) => isRecord(value) && Object.values(value).every((text) => typeof text === "string"),
    "an object of strings",
  ],
  delay: [isCount, "a whole number of milliseconds"],
  times: [(value) => isCount(value) && value !== 0, "a whole number above 0"],
  after: [isCount, "a whole number"],
};

/**
 * Reads a fault that is to be set.
 *
 * @returns The fault, or a sentence that names the field which is wrong.
 */
export function readFault(body: unknown): FaultDraft | string {
  if (!isRecord(body)) return "The body must be a JSON object";
  for (const name of Object.keys(body)) {
    if (!Object.hasOwn(fields, name)) return `${name} is no field of a fault`;
  }
  for (const [name, [check, what]] of Object.entries(fields)) {
    const isRequired = name === "on" || name === "kind";
    if ((isRequired || body[name] !== undefined) && !check(body[name])) return `${name} must be ${what}`;
  }
  return body as unknown as FaultDraft;
}
