const METHODS = ["debug", "log", "info", "warn", "error"] as const;

/** One entry of the console. */
export interface ConsoleEntry {
  readonly method: (typeof METHODS)[number];
  readonly args: readonly unknown[];
}

/** What is written to the console from now on until `stop`; it does not reach the test's own output. */
export class ConsoleLog {
  readonly entries: ConsoleEntry[] = [];
  readonly #originals = METHODS.map((method) => [method, console[method]] as const);

  constructor() {
    for (const method of METHODS) {
      console[method] = (...args: unknown[]) => {
        // Lit speaks of its own development mode.
        if (!/Lit is in dev mode/.test(String(args[0]))) this.entries.push({ method, args });
      };
    }
  }

  /** Gives the console back. */
  stop(): void {
    for (const [method, original] of this.#originals) console[method] = original;
  }

  /** Warnings so far, each as one string. */
  get warnings(): readonly string[] {
    return this.entries.filter(({ method }) => method === "warn").map(({ args }) => args.join(" "));
  }
}
