import type { Line } from "./basket.js";

/** What a page of a contender's is to show. */
export interface Task {
  readonly lines: readonly Line[];
  /** How often the basket stands on the page. */
  readonly copies: number;
  /** Host and port of the page, for a contender that is told where its API is. */
  readonly host: string;
}

/** A request to an API that only this contender has. */
export interface StubRequest {
  readonly method: string;
  readonly host: string;
  /** With what follows a question mark. */
  readonly path: string;
  readonly body: string;
}

/** Something that shows a basket. Each file in `contenders/` exports one by default. */
export interface Contender {
  readonly name: string;
  /** Place in the tables; the first one is what the others are compared with. */
  readonly order: number;
  /** Comes from npm, by the lock file in `peers/`. */
  readonly isPeer?: boolean;
  /** What stands in the head and the body of its page. */
  page(task: Task): { readonly head: string; readonly body: string };
  /** Its files by path; below a path that ends with a slash stands a folder. */
  readonly files: Readonly<Record<string, URL | (() => Promise<string>)>>;
  /** Answers in place of its API, in JSON. What is `undefined` is not found. */
  readonly answer?: (request: StubRequest, lines: readonly Line[]) => unknown;
  /**
   * Where to look, as selectors; `>>>` leads into the shadow roots of what stands before it. A line is there when its price
   * has a digit.
   */
  readonly selectors: {
    readonly prices: string;
    /** Not given where there is none. */
    readonly total?: string;
    /** Not given where a quantity cannot be changed. */
    readonly increment?: string;
    readonly quantity?: string;
  };
  /** What the URLs of its first requests end with, for a token and for the basket. */
  readonly requests: { readonly token?: string; readonly basket?: string };
  /** Settings that it does not take part in. */
  readonly skips?: readonly string[];
}
