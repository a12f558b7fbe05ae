import { documentCookie, parseLandingState, readLandingState } from "../basket/landing-state.js";
import { finding, type Finding } from "./finding.js";

/** Why script sees no basket in the landing-state cookie. */
export function checkCookie(cookieName: string): readonly Finding[] {
  const { type } = readLandingState(cookieName);
  if (type === "missing") return [missing(cookieName)];
  if (type === "unreadable") {
    const problem = "This document may read no cookies: it is a sandboxed frame, or not of a site.";
    return [finding("no-cookie", problem, "Add allow-same-origin to the frame's sandbox attribute.")];
  }
  if (type === "found") return [];
  return [
    finding(
      "cookie-unreadable",
      `The cookie "${cookieName}" is there and names no basket.`,
      "Begin a basket anew. The value is to be a basket id, or JSON with a basketId, plain or as base64url or JWT.",
    ),
  ];
}

function missing(cookieName: string): Finding {
  const problem = `Script on ${location.hostname} sees no cookie "${cookieName}".`;
  const other = otherCookie();
  if (other !== undefined) {
    return finding(
      "no-cookie",
      problem,
      `The cookie "${other}" names a basket: write basket-cookie="${other}".`,
    );
  }
  return finding(
    "no-cookie",
    problem,
    "If no basket has been begun yet, all is well: a <partner-checkout-offer>, initiate() or your shop begins one.",
    "If there is one, the cookie may be HttpOnly: script never sees such a cookie. Name the basket by basket-id.",
    `Or it belongs to another host: it needs Domain=… of the site that it shares with ${location.hostname}, and Path=/.`,
    ...(isFramed()
      ? [
          "This page is in another site's frame: there the cookie has to be SameSite=None; Secure; Partitioned.",
        ]
      : []),
  );
}

/** The name of another cookie that names a basket. Values stay here. */
function otherCookie(): string | undefined {
  for (const pair of documentCookie().split("; ")) {
    const [name = "", ...value] = pair.split("=");
    if (parseLandingState(value.join("=")) !== undefined) return name;
  }
  return undefined;
}

function isFramed(): boolean {
  try {
    return window.top !== window && window.top?.location.origin !== location.origin;
  } catch {
    // What may not even be looked at is another site's.
    return true;
  }
}
