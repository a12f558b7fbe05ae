import { finding, type Finding } from "./finding.js";

const SCRIPT = /\/partner-checkout(?:\.iife)?\.js(?:[?#]|$)/;

/** What is wrong with the page around the element. */
export function checkPage(): readonly Finding[] {
  const scripts = [...document.querySelectorAll<HTMLScriptElement>("script[src]:not([nomodule])")]
    .map(({ src }) => src)
    .filter((src) => SCRIPT.test(src));
  return [
    ...(scripts.length > 1
      ? [
          finding(
            "two-scripts",
            `The page loads the script ${scripts.length} times: ${scripts.join(", ")}. The first one counts.`,
            "Keep one of them: the classic script and the module are the same element.",
          ),
        ]
      : []),
    ...(isSecureContext
      ? []
      : [
          finding(
            "insecure-page",
            `${location.origin} is not https, so anybody on the way can read the token and the basket.`,
            "Serve the page over https. On this machine, localhost will do.",
          ),
        ]),
  ];
}

/** The origins that the element needs, by the directive that has to list them. */
export interface Needs {
  readonly api: URL | undefined;
  readonly token: URL | undefined;
}

/** What a violation of the page's policy means for the element; nothing where it is somebody else's. */
export function explainViolation(
  { effectiveDirective: directive, blockedURI, disposition, sample }: SecurityPolicyViolationEvent,
  { api, token }: Needs,
): Finding | undefined {
  // What is only reported has not been blocked.
  if (disposition === "report") return undefined;
  if (/^(?:require-)?trusted-types/.test(directive)) {
    const isOurs = /partner-checkout|lit-html/.test(sample);
    return isOurs ? csp("Trusted Types", "trusted-types partner-checkout") : undefined;
  }
  const blocked = URL.canParse(blockedURI) ? new URL(blockedURI) : undefined;
  if (!blocked) return undefined;
  const isOurs =
    (directive === "connect-src" && [api, token].some((needed) => needed && isBelow(needed, blocked))) ||
    (directive === "img-src" &&
      api?.origin === blocked.origin &&
      /^\/(?:public\/|$)/.test(blocked.pathname)) ||
    (directive.startsWith("script-src") && /\/locales\/[\w-]+\.js$/.test(blocked.pathname));
  if (!isOurs) return undefined;
  const source = blocked.origin === location.origin ? "'self'" : blocked.origin;
  const name = directive.replace(/-elem$/, "");
  return csp(`${blocked.origin}${blocked.pathname}`, `${name} ${source}`);
}

/** Whether an address is one of those that are needed. Of other origins, some browsers tell no more than the origin. */
function isBelow(needed: URL, { origin, pathname }: URL): boolean {
  return origin === needed.origin && (pathname === "/" || pathname.startsWith(needed.pathname));
}

function csp(what: string, line: string): Finding {
  return finding(
    "csp",
    `The page's Content-Security-Policy keeps the element from ${what}.`,
    `Add this to the policy: ${line}`,
  );
}
