/**
 * Commands for what only a browser's own driver can do. A test calls them with `executeServerCommand` of
 * `@web/test-runner-commands`.
 *
 * - `offline`: `true` cuts the page off from the API as the browser sees it, `false` brings it back. The demo's control
 *   endpoints stay within reach, and so does the test runner, whose socket Puppeteer's `setOfflineMode` would close.
 *
 * @returns {import("@web/test-runner").TestRunnerPlugin}
 */
export function pageCommands() {
  /** What a session has set ends with it. */
  const clients = new WeakMap();
  return {
    name: "page-commands",
    async executeCommand({ command, payload, session }) {
      if (command !== "offline") return undefined;
      const page = session.browser.getPage(session.id);
      const client = clients.get(page) ?? (await page.createCDPSession());
      clients.set(page, client);
      const conditions = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
      const offline = payload === true;
      await client.send("Network.enable");
      await client.send("Network.emulateNetworkConditionsByRule", {
        offline,
        matchedNetworkConditions: ["/api/*", "/demo/token"].map((path) => ({
          ...conditions,
          offline,
          urlPattern: `*://*:*${path}`,
        })),
      });
      // Last, so that what a page asks for on `online` gets through.
      await client.send("Network.overrideNetworkState", { ...conditions, offline });
      return true;
    },
  };
}
