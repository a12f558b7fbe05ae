import { chromeLauncher } from "@web/test-runner-chrome";
import puppeteer from "puppeteer-core";

import { chromiumOptions, findBrowser } from "./find-browser.js";
import { launcherPool } from "./launcher-pool.js";
import { webKitGtkLauncher } from "./webkitgtk-launcher.js";

/** They wait more than they work: three keep two processors busy. */
const FILES_AT_A_TIME = 3;

/**
 * Makes a launcher of the test runner for each engine that the tests can run in.
 *
 * @satisfies {Readonly<Record<string, () => import("@web/test-runner").BrowserLauncher>>}
 */
export const engines = {
  chromium: () => byPuppeteer(chromiumOptions()),
  firefox: () =>
    launcherPool(
      () => byPuppeteer({ browser: "firefox", executablePath: findBrowser("firefox") }),
      FILES_AT_A_TIME,
    ),
  webkit: () => launcherPool(webKitGtkLauncher, FILES_AT_A_TIME),
};

function byPuppeteer(launchOptions) {
  const launcher = chromeLauncher({
    puppeteer,
    launchOptions,
    concurrency: FILES_AT_A_TIME,
    // A cookie jar of its own for every page, of which there are as many as files run at a time.
    createPage: async ({ browser }) => {
      launcher.version = (await browser.version()).replace(/^.*\//, "");
      const page = await (await browser.createBrowserContext()).newPage();
      return Object.defineProperty(page, "coverage", { value: coverageOf(page) });
    },
  });
  return launcher;
}

// Puppeteer's own asks for the source of every script as well, and is a fifth of the time that the tests take.
function coverageOf(page) {
  let client;
  return {
    async startJSCoverage() {
      client ??= await page.createCDPSession();
      await client.send("Profiler.enable");
      await client.send("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
    },
    async stopJSCoverage() {
      const { result } = await client.send("Profiler.takePreciseCoverage");
      await client.send("Profiler.disable");
      // A page that was here before may still be remembered, by lower ids.
      const newest = new Map();
      for (const script of result.toSorted((one, other) => one.scriptId - other.scriptId)) {
        if (script.url.includes("/src/")) newest.set(script.url, script);
      }
      return [...newest.values()].map((rawScriptCoverage) => ({ rawScriptCoverage }));
    },
  };
}
