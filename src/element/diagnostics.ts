import type * as Diagnostics from "../diagnostics.js";

export type { DiagnosticFact } from "../diagnostics/diagnose.js";

/** Loads what looks into the embedding, which only those need who set `debug`. */
export const loadDiagnostics = async (): Promise<typeof Diagnostics> => await import("../diagnostics.js");
