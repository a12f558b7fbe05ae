import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "puppeteer-core";
import type { Contender } from "./contender.js";
import { installProbe, type Probe } from "./probe.js";
import type { BenchServer } from "./server.js";
import type { Setting } from "./settings.js";

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
    const page = await context.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    return await measure(page, server, contender, setting);
  } finally {
    await context.close();
  }
}

async function measure(
  page: Page,
  server: BenchServer,
  { name, selectors, requests }: Contender,
  { lines, copies = 1, cpu = 1, network, ...wanted }: Setting,
): Promise<Sample> {
  const protocol = await page.createCDPSession();
  await protocol.send("Performance.enable");
  if (network) await page.emulateNetworkConditions(network);
  await page.emulateCPUThrottling(cpu);
  await page.evaluateOnNewDocument(installProbe, { selectors, requests, lines: lines * copies });
  await page.goto(server.address(name, lines, copies), { waitUntil: "domcontentloaded", timeout: PATIENCE });
  await inTime(page.evaluate(() => window.probe?.complete));
  await sleep(SETTLING * cpu);
  const reading = await page.evaluate(() => window.probe?.read());
  if (!reading) throw new Error("The probe is not there");
  const { metrics } = await protocol.send("Performance.getMetrics");
  const seconds = (...names: string[]): number =>
    metrics.filter((each) => names.includes(each.name)).reduce((sum, { value }) => sum + value * 1000, 0);
  const sample: Partial<Record<Metric, number>> = {
    script: seconds("ScriptDuration"),
    layout: seconds("LayoutDuration", "RecalcStyleDuration"),
    task: seconds("TaskDuration"),
  };
  Object.assign(sample, withoutGaps({ ...reading }));
  if (wanted.heap) sample.heap = await weigh(page);
  if (wanted.idle) sample.timers = await page.evaluate(() => window.probe?.countTimers(3000) ?? Number.NaN);
  if (wanted.click && selectors.increment !== undefined) {
    const click = await inTime(page.evaluate(() => window.probe?.click()));
    Object.assign(sample, withoutGaps({ ...click }));
  }
  return sample;
}

/** Kibibytes that are left when everything that nobody holds has gone. */
async function weigh(page: Page): Promise<number> {
  const protocol = await page.createCDPSession();
  await protocol.send("HeapProfiler.enable");
  for (let time = 0; time < 3; time++) await protocol.send("HeapProfiler.collectGarbage");
  const { usedSize } = await protocol.send("Runtime.getHeapUsage");
  return usedSize / 1024;
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
