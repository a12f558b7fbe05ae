/**
 * Commands for what only a browser's own driver can do. A test calls them with `executeServerCommand` of
 * `@web/test-runner-commands`. Only Chromium knows them all.
 *
 * - `offline` (Chromium): `true` cuts the page off from the API as the browser sees it, `false` brings it back. The demo's control
 *   endpoints stay within reach, and so does the test runner, whose socket Puppeteer's `setOfflineMode` would close.
 * - `tab`: `{ open: url }` opens a second tab that shares the test's cookies; `{ run: "expression" }` gives what an
 *   expression comes to in it; `{ go: url }` and `{ back: true }` navigate it; `{ close: true }` closes it.
 * - `memory` (Chromium): collects garbage, then tells the heap in use in bytes, and how many nodes and listeners there are.
 *
 * @returns {import("@web/test-runner").TestRunnerPlugin}
 */
export function pageCommands() {
  /** What a session has set ends with it. */
  const clients = new WeakMap();
  const tabs = new WeakMap();

  const clientOf = async (page) => {
    const client = clients.get(page) ?? (await page.createCDPSession());
    clients.set(page, client);
    return client;
  };

  const commands = {
    async offline(page, offline) {
      const client = await clientOf(page);
      const conditions = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
      await client.send("Network.enable");
      await client.send("Network.emulateNetworkConditionsByRule", {
        offline,
        matchedNetworkConditions: ["/api/*", "/demo/token", "/connected"].map((path) => ({
          ...conditions,
          offline,
          urlPattern: `*://*:*${path}`,
        })),
      });
      // Told only when it is so, a moment after: what a page asks for on `online` has to get through.
      await page.evaluate(
        async (path, wanted) => {
          const isOffline = () =>
            fetch(path).then(
              () => false,
              () => true,
            );
          while ((await isOffline()) !== wanted) await new Promise((resolve) => setTimeout(resolve, 10));
        },
        "/connected",
        offline,
      );
      await client.send("Network.overrideNetworkState", { ...conditions, offline });
      return true;
    },

    async tab(page, { open, run, go, back, close }) {
      let tab = tabs.get(page);
      if (open) {
        tab = await page.browserContext().newPage();
        tabs.set(page, tab);
        // A tab in the background draws nothing, and the test waits for frames.
        await page.bringToFront();
      }
      if (open ?? go) await tab.goto(new URL(open ?? go, await page.url()).href);
      if (back) await tab.goBack();
      if (close) {
        tabs.delete(page);
        await tab?.close();
      }
      return { value: run && (await tab.evaluate(run)) };
    },

    async memory(page) {
      const client = await clientOf(page);
      await client.send("Performance.enable");
      await client.send("HeapProfiler.collectGarbage");
      const { metrics } = await client.send("Performance.getMetrics");
      const value = (name) => metrics.find((metric) => metric.name === name).value;
      return { heap: value("JSHeapUsedSize"), nodes: value("Nodes"), listeners: value("JSEventListeners") };
    },
  };

  return {
    name: "page-commands",
    async executeCommand({ command, payload, session }) {
      const page = session.browser.getPage(session.id);
      return Object.hasOwn(commands, command) ? await commands[command](page, payload) : undefined;
    },
  };
}
