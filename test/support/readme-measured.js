import { readFile } from "node:fs/promises";

/** What the columns are called, by contender. */
const NAMES = {
  vanilla: "written by hand",
  "partner-checkout": "`<partner-checkout>`",
  "partner-checkout-start": "by the small script",
  "partner-checkout-inline": "with the inline start",
  "shopify-buy-button": "Buy Button",
  commercelayer: "Commerce Layer",
  "foxy-elements": "Foxy",
};

/**
 * What the recorded run of the benchmark has found of the time until the first screenful and the total are painted.
 *
 * @param {string} file - The results as JSON.
 * @param {(head: readonly string[], rows: readonly (readonly string[])[]) => string} table
 */
export async function measured(file, table) {
  const { settings, rounds, browser, cpu, cores, system, date } = JSON.parse(await readFile(file, "utf8"));
  // Where timers are counted the basket is one that another row has already.
  const shown = settings.filter(({ rows: [first] }) => first?.values.shown && !first.values.timers);
  const contenders = Object.keys(NAMES).filter((name) =>
    shown.some(({ rows }) => rows.some(({ contender, values }) => contender === name && values.shown)),
  );
  const cell = (row) => {
    const { median } = row?.values.shown ?? {};
    if (median === undefined) return "–";
    const ratio = row.contender === "vanilla" ? "" : ` (${row.ratios.shown.median.toFixed(2)})`;
    return `${Math.round(median).toLocaleString("en")}${ratio}`;
  };
  const rows = shown.map(({ title, rows: all }) => [
    title,
    ...contenders.map((name) => cell(all.find(({ contender }) => contender === name))),
  ]);
  const machine = `${cpu}, ${cores} cores, ${system}, ${browser.replace("/", " ")}`;
  return `${table(["milliseconds (ratio)", ...contenders.map((name) => NAMES[name])], rows)}

Medians of ${rounds} rounds on ${date}: ${machine}.`;
}
