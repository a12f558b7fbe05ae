export {
  diagnose,
  watchFindings,
  type DiagnosticFact,
  type FindingsListener,
  type Subject,
} from "./diagnostics/diagnose.js";
export type { Finding, FindingCode } from "./diagnostics/finding.js";
