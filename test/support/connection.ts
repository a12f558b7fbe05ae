import { executeServerCommand } from "@web/test-runner-commands";
import { until } from "./deferred.js";

/** Cuts the page's network, or brings it back, and waits until the browser knows. */
export async function setOffline(isOffline: boolean): Promise<void> {
  await executeServerCommand("offline", isOffline);
  await until(() => navigator.onLine !== isOffline);
}
