/** Bytes a second and milliseconds, as the browser's own developer tools slow the network down. */
export interface Network {
  readonly download: number;
  readonly upload: number;
  readonly latency: number;
}

/** What contenders are tried under. */
export interface Setting {
  readonly name: string;
  /** For people. */
  readonly title: string;
  readonly lines: number;
  /** How often the basket stands on the page; once unless said otherwise. */
  readonly copies?: number;
  /** How many times slower the processor is; 1 unless said otherwise. */
  readonly cpu?: number;
  readonly network?: Network;
  /** Whether the plus of the first line is clicked. */
  readonly click?: boolean;
  /** Whether what is left on the heap is weighed. */
  readonly heap?: boolean;
  /** Whether timers are counted while nothing happens. */
  readonly idle?: boolean;
  /** Most rounds that are worth their time. */
  readonly most?: number;
  /** Only for those that are not of somebody else. */
  readonly oursOnly?: boolean;
  /** Belongs to the quick mode. */
  readonly quick?: boolean;
}

/**
 * "Slow 4G" as Lighthouse and Chromium's developer tools apply it: 1.6 Mb/s down and 750 kb/s up, less a tenth, and a round
 * trip of 150 ms times 3.75. They wait so long before each request, and not for connections, names or TLS, which the factor
 * stands for.
 */
const SLOW_4G: Network = {
  download: (1_600_000 / 8) * 0.9,
  upload: (750_000 / 8) * 0.9,
  latency: 150 * 3.75,
};

/** All settings, in the order in which they are tried and told. */
export const settings: readonly Setting[] = [
  { name: "slow-4g-5", title: "5 lines, slow 4G", lines: 5, network: SLOW_4G },
  { name: "cpu4-5", title: "5 lines, CPU 4 times slower", lines: 5, cpu: 4 },
  { name: "cpu4-100", title: "100 lines, CPU 4 times slower", lines: 100, cpu: 4, click: true, quick: true },
  { name: "cpu4-1000", title: "1,000 lines, CPU 4 times slower", lines: 1000, cpu: 4, click: true },
  { name: "fast-5", title: "5 lines, unthrottled", lines: 5, heap: true, quick: true },
  { name: "fast-1000", title: "1,000 lines, unthrottled", lines: 1000, heap: true },
  {
    name: "copies-100",
    title: "100 baskets of 5 lines on a page, unthrottled",
    lines: 5,
    copies: 100,
    heap: true,
    oursOnly: true,
  },
  { name: "idle-5", title: "5 lines, 3 s of doing nothing", lines: 5, idle: true, most: 2 },
];
