/**
 * Commands for what only a browser's own driver can do. A test calls them with `executeCommand` of
 * `@web/test-runner-commands`.
 *
 * - `offline`: `true` cuts the page's network as the browser sees it, `false` brings it back.
 *
 * @returns {import("@web/test-runner").TestRunnerPlugin}
 */
export function pageCommands() {
  return {
    name: "page-commands",
    async executeCommand({ command, payload, session }) {
      if (command !== "offline") return undefined;
      await session.browser.getPage(session.id).setOfflineMode(payload === true);
      return true;
    },
  };
}
