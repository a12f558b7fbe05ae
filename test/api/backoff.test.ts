import { expect } from "@open-wc/testing";
import { retryDelay } from "../../src/api/backoff.js";
import { FakeClock } from "../support/fake-clock.js";

const clockAt = (chance: number): FakeClock => {
  const clock = new FakeClock(Date.UTC(2026, 10, 24, 10));
  clock.chance = chance;
  return clock;
};

describe("retryDelay", () => {
  const delays: readonly (readonly [retry: number, chance: number, delay: number])[] = [
    [0, 0, 250],
    [0, 0.5, 375],
    [0, 0.999, 499.75],
    [1, 0, 500],
    [1, 0.5, 750],
    [2, 0, 1_000],
    [3, 0, 2_000],
    [4, 0, 4_000],
    [4, 0.5, 6_000],
    [5, 0, 4_000],
    [60, 0.5, 6_000],
  ];
  for (const [retry, chance, delay] of delays) {
    it(`waits ${delay} ms after ${retry} repeats by a chance of ${chance}`, () => {
      expect(retryDelay(retry, null, clockAt(chance))).to.be.closeTo(delay, 1e-9);
    });
  }

  const asked: readonly (readonly [header: string, delay: number])[] = [
    ["0", 0],
    ["3", 3_000],
    [" 7 ", 7_000],
    ["30", 30_000],
    ["31", 30_000],
    ["99999999999999999999", 30_000],
    ["Tue, 24 Nov 2026 10:00:05 GMT", 5_000],
    ["Tue, 24 Nov 2026 10:00:00 GMT", 0],
    ["Tue, 24 Nov 2026 09:00:00 GMT", 0],
    ["Wed, 25 Nov 2026 10:00:00 GMT", 30_000],
  ];
  for (const [header, delay] of asked) {
    it(`waits ${delay} ms when asked for ${JSON.stringify(header)}`, () => {
      expect(retryDelay(4, header, clockAt(0.5))).to.equal(delay);
    });
  }

  for (const header of [
    "",
    " ",
    "soon",
    "-5",
    "1.5",
    "NaN",
    "24 Nov 2026 10:00:05 GMT",
    "x 24 Nov 2026 10:00:05 GMT",
  ]) {
    it(`keeps to its own delay when asked for ${JSON.stringify(header)}`, () => {
      expect(retryDelay(0, header, clockAt(0.5))).to.equal(375);
    });
  }
});
