import { executeServerCommand } from "@web/test-runner-commands";
import { until } from "./deferred.js";
import { engine } from "./engine.js";

/** Cuts the page's network, or brings it back, and waits until the browser knows. */
export async function setOffline(isOffline: boolean): Promise<void> {
  if (engine === "chromium") await executeServerCommand("offline", isOffline);
  else pretendOffline(isOffline);
  await until(() => navigator.onLine !== isOffline);
}

const fetch = window.fetch.bind(window);

// No driver but Chromium's can cut off some addresses, and leave the test runner its own.
function pretendOffline(isOffline: boolean): void {
  Object.defineProperty(navigator, "onLine", { value: !isOffline, configurable: true });
  window.fetch = isOffline ? fetchNothing : fetch;
  window.dispatchEvent(new Event(isOffline ? "offline" : "online"));
}

/** Fails as the engine itself fails: it connects to no such port (Fetch standard, "bad port"). */
const fetchNothing: typeof fetch = async (input, init) => {
  const { pathname } = new URL(new Request(input, init).url);
  const isCutOff = pathname.startsWith("/api/") || pathname === "/demo/token";
  return await (isCutOff
    ? fetch("http://127.0.0.1:1/", { signal: init?.signal ?? null })
    : fetch(input, init));
};
