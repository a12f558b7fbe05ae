import { launch, type Browser, type LaunchOptions } from "puppeteer-core";
import { chromiumOptions } from "./find-browser.js";

/** Starts Chromium. */
export async function launchBrowser(
  options: Pick<LaunchOptions, "userDataDir" | "env"> = {},
): Promise<Browser> {
  return await launch({ ...options, ...chromiumOptions() });
}
