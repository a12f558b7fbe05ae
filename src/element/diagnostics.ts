export type { DiagnosticFact } from "../diagnostics/diagnose.js";

/** Loads what looks into the embedding, which only those need who set `debug`. */
export const loadDiagnostics = async (): Promise<typeof import("../diagnostics.js")> =>
  await import("../diagnostics.js");
