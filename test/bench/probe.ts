import type { Contender } from "./contender.js";

/** What the probe looks for. */
export interface ProbeOptions {
  readonly selectors: Contender["selectors"];
  readonly requests: Contender["requests"];
  /** How many lines are to be shown, all copies together. */
  readonly lines: number;
}

/** What the probe has seen; times in milliseconds after the start of the navigation. */
export interface Reading {
  /** The first screenful of lines and the total have been painted. */
  readonly shown: number;
  /** All lines have been. */
  readonly complete: number;
  /** What long tasks took beyond 50 ms each. */
  readonly blocking: number;
  readonly tokenStart: number | undefined;
  readonly basketStart: number | undefined;
  /** Bytes of scripts and styles as they travelled. */
  readonly bytes: number;
  /** Bytes of the page itself. */
  readonly pageBytes: number;
}

/** What became of a click; milliseconds after it. */
export interface Click {
  /** The new quantity has been painted. */
  readonly quantity: number;
  /** So many frames later. */
  readonly frames: number;
  /** The total of the API's answer has been. */
  readonly total: number | undefined;
}

/** What the probe offers to whoever drives the page. */
export interface Probe {
  /** Resolves when all lines are there. */
  readonly complete: Promise<void>;
  read(): Reading;
  /** Clicks on the first line's plus. */
  click(): Promise<Click>;
  /** How many timers and frames the page asks for within so many milliseconds. */
  countTimers(duration: number): Promise<number>;
}

/**
 * Watches a page from before its first script on. It is the same for all contenders, and looks in each frame until all lines
 * are there. Runs in the page, so nothing outside of it can be used.
 */
export function installProbe({ selectors, requests, lines }: ProbeOptions): void {
  const { performance } = window;
  // The probe's own frames and timers do not count.
  const requestAnimationFrame = window.requestAnimationFrame.bind(window);
  const setTimeout = window.setTimeout.bind(window);
  let timers = 0;
  for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "requestIdleCallback"] as const) {
    const original = window[name].bind(window) as (...args: unknown[]) => number;
    Object.assign(window, { [name]: (...args: unknown[]) => (timers++, original(...args)) });
  }

  let blocking = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) blocking += duration - 50;
  }).observe({ type: "longtask", buffered: true });
  performance.setResourceTimingBufferSize(10_000);

  const all = (selector: string): Element[] => {
    const [first = "", ...inner] = selector.split(" >>> ");
    let found = [...document.querySelectorAll(first)];
    for (const step of inner)
      found = found.flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll(step) ?? [])]);
    return found;
  };
  const hasDigit = (element: Element | undefined): boolean =>
    /\d/.test(element?.shadowRoot?.textContent ?? element?.textContent ?? "");

  /** Resolves when what this frame shows has been painted: ahead of timers, answers and pictures that came meanwhile. */
  const painted = (): Promise<number> =>
    scheduler.postTask(() => performance.now(), { priority: "user-blocking" });
  /** Resolves in the first frame in which something is the case. */
  const until = (isSo: () => boolean): Promise<number> =>
    new Promise((resolve) => {
      let frames = 0;
      const look = (): void => {
        frames++;
        if (isSo()) resolve(frames);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });

  // The probe's own work is part of what it measures, so it looks at no more lines than it has to.
  const isShown = (): boolean => {
    if (selectors.total !== undefined && !hasDigit(all(selectors.total)[0])) return false;
    const prices = all(selectors.prices);
    for (const [index, price] of prices.entries()) {
      if (!hasDigit(price)) return false;
      if (index === lines - 1 || price.getBoundingClientRect().bottom >= innerHeight) return true;
    }
    return false;
  };
  const seemsComplete = (): boolean => {
    const prices = all(selectors.prices);
    return prices.length >= lines && hasDigit(prices[lines - 1]) && hasDigit(prices[lines >> 1]);
  };
  /** How many lines are known to have their price. */
  let filled = 0;
  const isComplete = (): boolean => {
    const prices = all(selectors.prices);
    while (filled < prices.length && hasDigit(prices[filled])) filled++;
    return filled >= lines;
  };

  let shown = Number.NaN;
  let completed = Number.NaN;
  const watch = async (): Promise<void> => {
    await until(isShown);
    const isAll = seemsComplete();
    shown = completed = await painted();
    if (!isAll) {
      await until(seemsComplete);
      completed = await painted();
    }
    if (isComplete()) return;
    await until(isComplete);
    completed = await painted();
  };
  const complete = watch();

  const startOf = (end: string | undefined): number | undefined =>
    end === undefined
      ? undefined
      : performance.getEntriesByType("resource").find(({ name }) => name.includes(end))?.startTime;

  const quantityOf = (): string => {
    const [element] = all(selectors.quantity ?? "none");
    return element && "value" in element ? String(element.value) : (element?.textContent ?? "").trim();
  };
  const totalOf = (): string =>
    (all(selectors.total ?? "none")[0]?.textContent ?? "").replace(/[^\d.,]/g, "");

  const probe: Probe = {
    complete,
    read() {
      const resources = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
      const [page] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
      return {
        shown,
        complete: completed,
        blocking,
        tokenStart: startOf(requests.token),
        basketStart: startOf(requests.basket),
        bytes: resources
          .filter(({ name }) => /\.m?js$|\.css$/.test(new URL(name).pathname))
          .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
        pageBytes: page?.encodedBodySize ?? 0,
      };
    },
    async click() {
      const button = all(selectors.increment ?? "none")[0] as HTMLElement;
      const before = totalOf();
      const wanted = String(Number(quantityOf()) + 1);
      // Always at the same moment between two frames.
      await new Promise((resolve) => requestAnimationFrame(resolve));
      await painted();
      const start = performance.now();
      const seen = until(() => quantityOf() === wanted).then(async (frames) => ({
        frames,
        time: (await painted()) - start,
      }));
      const confirmed =
        selectors.total === undefined
          ? undefined
          : until(() => totalOf() !== before && /\d/.test(totalOf())).then(
              async () => (await painted()) - start,
            );
      button.click();
      const { frames, time } = await seen;
      return { quantity: time, frames, total: await confirmed };
    },
    async countTimers(duration) {
      const before = timers;
      await new Promise((resolve) => setTimeout(resolve, duration));
      return timers - before;
    },
  };
  Object.assign(window, { probe });
}
