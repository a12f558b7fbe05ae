import { cpus, release, type as systemOf } from "node:os";

/** What was measured on. */
export interface Machine {
  readonly date: string;
  readonly cpu: string;
  readonly cores: number;
  readonly system: string;
  readonly browser: string;
}

/** Describes this machine. */
export function machine(browser: string): Machine {
  const [first] = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    cpu: first?.model.trim() ?? "unknown",
    cores: cpus().length,
    system: `${systemOf()} ${release().replace(/-.*/, "")}`,
    browser,
  };
}
