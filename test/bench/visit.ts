import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "puppeteer-core";
import type { Contender } from "./contender.js";
import { installProbe, type Probe } from "./probe.js";
import type { BenchServer } from "./server.js";
import type { Setting } from "./settings.js";
import { Tab } from "./tab.js";

/** What one visit has measured, by name. What does not apply is not there. */
export type Sample = Readonly<Partial<Record<Metric, number>>>;

export type Metric =
  | "shown"
  | "complete"
  | "blocking"
  | "tokenStart"
  | "basketStart"
  | "quantity"
  | "frames"
  | "total"
  | "script"
  | "layout"
  | "task"
  | "heap"
  | "timers"
  | "bytes"
  | "pageBytes";

declare global {
  interface Window {
    probe?: Probe;
  }
}

/** Longest time for a basket to be shown, milliseconds. */
const PATIENCE = 45_000;

/** Time for what a page does when its basket is shown already, milliseconds. */
const SETTLING = 400;

/** Opens a contender's page in a browser that has never seen it, and measures. */
export async function visit(
  browser: Browser,
  server: BenchServer,
  contender: Contender,
  setting: Setting,
): Promise<Sample> {
  const context = await browser.createBrowserContext();
  try {
    const page = await Tab.open(browser, context);
    return await measure(page, server, contender, setting);
  } finally {
    await context.close();
  }
}

async function measure(
  tab: Tab,
  server: BenchServer,
  { name, selectors, requests }: Contender,
  { lines, copies = 1, cpu = 1, network, ...wanted }: Setting,
): Promise<Sample> {
  if (network) await tab.slowDown(network);
  await tab.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  await tab.runFirst(installProbe, { selectors, requests, lines: lines * copies });
  await tab.send("Performance.enable");
  await tab.send("Page.navigate", { url: server.address(name, lines, copies) });
  await inTime(tab.evaluate(() => window.probe?.complete));
  await sleep(SETTLING * cpu);
  const reading = await tab.evaluate(() => window.probe?.read());
  if (!reading) throw new Error("The probe is not there");
  const { metrics } = await tab.send("Performance.getMetrics");
  const seconds = (...names: string[]): number =>
    metrics.filter((each) => names.includes(each.name)).reduce((sum, { value }) => sum + value * 1000, 0);
  const sample: Partial<Record<Metric, number>> = {
    script: seconds("ScriptDuration"),
    layout: seconds("LayoutDuration", "RecalcStyleDuration"),
    task: seconds("TaskDuration"),
  };
  Object.assign(sample, withoutGaps({ ...reading }));
  if (wanted.heap) sample.heap = await tab.weigh();
  if (wanted.idle) sample.timers = await tab.evaluate(() => window.probe?.countTimers(3000) ?? Number.NaN);
  if (wanted.click && selectors.increment !== undefined) {
    const click = await inTime(tab.evaluate(() => window.probe?.click()));
    Object.assign(sample, withoutGaps({ ...click }));
  }
  return sample;
}

function withoutGaps(values: Readonly<Record<string, number | undefined>>): Record<string, number> {
  const entries = Object.entries(values).filter((entry): entry is [string, number] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}

async function inTime<T>(task: Promise<T>): Promise<T> {
  const ended = new AbortController();
  const late = sleep(PATIENCE, undefined, { signal: ended.signal }).then(() => {
    throw new Error(`Nothing was shown within ${PATIENCE / 1000} s`);
  });
  try {
    return await Promise.race([task, late]);
  } finally {
    ended.abort();
    late.catch(() => undefined);
    task.catch(() => undefined);
  }
}
