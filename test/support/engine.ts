/** The engines that `npm run test:browsers` knows. */
export type Engine = "chromium" | "firefox" | "webkit";

/** The engine that runs a test; `undefined` under Node. */
export const engine = engineOf(navigator.userAgent ?? "");

function engineOf(userAgent: string): Engine | undefined {
  if (userAgent.includes("Firefox/")) return "firefox";
  // Chromium names WebKit, too.
  if (userAgent.includes("Chrome/")) return "chromium";
  return userAgent.includes("AppleWebKit/") ? "webkit" : undefined;
}

/**
 * `it`, but for an engine that cannot run a test: there it is skipped, and its name says why.
 *
 * @param why - In one line, as it stands in the log.
 */
export function unless(
  exception: Engine | readonly Engine[],
  why: string,
): (name: string, test: () => unknown) => Mocha.Test {
  const isException = engine !== undefined && [exception].flat().includes(engine);
  return isException ? (name) => it.skip(`${name} (${why})`) : it;
}
