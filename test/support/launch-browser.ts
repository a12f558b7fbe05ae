import { launch, type Browser } from "puppeteer-core";
import { chromiumOptions } from "./find-browser.js";

/** Starts Chromium. */
export async function launchBrowser(options: { readonly userDataDir?: string } = {}): Promise<Browser> {
  return await launch({ ...options, ...chromiumOptions() });
}
