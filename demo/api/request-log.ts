import type { Endpoint, FaultKind } from "./faults.js";

/** One request to the API or to the token endpoint, as the log shows it. */
export interface LogEntry {
  readonly id: number;
  /** ISO 8601. */
  readonly time: string;
  readonly method: string;
  readonly path: string;
  readonly endpoint: Endpoint;
  /** Status answered; 0 when the connection was closed instead, `null` while it is under way. */
  status: number | null;
  milliseconds: number | null;
  /** JSON body as it came, `null` without one. */
  readonly request: unknown;
  /** JSON body as it was answered, `null` without one. Tokens in it are masked. */
  response: unknown;
  /** Last four characters of the bearer token. */
  readonly token: string | null;
  /** What went wrong on purpose. */
  readonly fault?: FaultKind;
  /** How many requests of the same endpoint were under way when this one came. */
  readonly overlapping: number;
}

const LONGEST = 500;

/** The requests of one session, oldest first. */
export class RequestLog {
  #entries: LogEntry[] = [];
  #nextId = 1;

  /** Writes down a request that has just come. */
  begin(
    facts: Pick<LogEntry, "time" | "method" | "path" | "endpoint" | "request" | "fault"> & {
      token: string | undefined;
    },
  ): LogEntry {
    const { token, ...rest } = facts;
    const overlapping = this.#entries.filter(
      ({ endpoint, status }) => endpoint === facts.endpoint && status === null,
    ).length;
    const entry: LogEntry = {
      ...rest,
      id: this.#nextId++,
      status: null,
      milliseconds: null,
      response: null,
      token: token === undefined ? null : `…${token.slice(-4)}`,
      overlapping,
    };
    this.#entries.push(entry);
    this.#entries = this.#entries.slice(-LONGEST);
    return entry;
  }

  /** Writes down how a request ended. */
  end(entry: LogEntry, status: number, response: unknown, milliseconds: number): void {
    entry.status = status;
    entry.milliseconds = Math.round(milliseconds);
    entry.response = masked(response) ?? null;
  }

  /** All entries as they are now. */
  list(): LogEntry[] {
    return this.#entries.map((entry) => ({ ...entry }));
  }

  /** Forgets all entries. */
  clear(): void {
    this.#entries = [];
  }
}

function masked(response: unknown): unknown {
  if (typeof response !== "object" || response === null || !("access_token" in response)) return response;
  return { ...response, access_token: `…${String(response.access_token).slice(-4)}` };
}
