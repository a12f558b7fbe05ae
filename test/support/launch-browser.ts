import { launch, type Browser } from "puppeteer-core";
import { findBrowser } from "./find-browser.js";

/** Starts Chromium, with nothing of its own on the network. */
export async function launchBrowser(options: { readonly userDataDir?: string } = {}): Promise<Browser> {
  return await launch({
    ...options,
    executablePath: findBrowser(),
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
