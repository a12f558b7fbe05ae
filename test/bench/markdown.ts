import type { Results, Row } from "./results.js";
import type { Summary } from "./statistics.js";
import type { Metric } from "./visit.js";

const columns: readonly (readonly [metric: Metric, title: string, digits: number])[] = [
  ["shown", "basket shown, ms", 0],
  ["complete", "all lines, ms", 0],
  ["blocking", "blocking, ms", 0],
  ["quantity", "click to quantity, ms", 0],
  ["frames", "in frames", 0],
  ["total", "click to total, ms", 0],
  ["tokenStart", "token asked for, ms", 0],
  ["basketStart", "basket asked for, ms", 0],
  ["script", "script, ms", 0],
  ["layout", "style and layout, ms", 0],
  ["task", "main thread, ms", 0],
  ["heap", "heap, KiB", 0],
  ["timers", "timers", 0],
  ["bytes", "scripts and styles, B", 0],
  ["pageBytes", "page, B", 0],
];

/** Writes results as tables: the ratios first, which are what counts, then what they come from. */
export function toMarkdown({ date, cpu, cores, system, browser, rounds, settings }: Results): string {
  const parts = [
    `# Benchmark of ${date}`,
    `${browser}, ${cpu}, ${cores} cores, ${system}; rounds: ${rounds}. Medians, with quartiles in brackets. A ratio is taken to the first row of its table within each round.`,
  ];
  for (const { name, title, rows } of settings) {
    parts.push(`## ${title} (\`${name}\`)`);
    parts.push(table("ratio to the first", rows, ({ ratios }) => ratios, 2));
    parts.push(table("measured", rows, ({ values }) => values));
    for (const { contender, failure } of rows)
      if (failure !== undefined) parts.push(`${contender}: ${failure}`);
  }
  return `${parts.join("\n\n")}\n`;
}

function table(
  title: string,
  rows: readonly Row[],
  numbersOf: (row: Row) => Row["values"],
  ratioDigits?: number,
): string {
  const used = columns.filter(([metric]) => rows.some((row) => numbersOf(row)[metric]));
  const titles = used.map(([, name]) =>
    ratioDigits === undefined ? name : name.replace(/, (?:ms|KiB|B)$/, ""),
  );
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line([title, ...titles]),
    line(["---", ...used.map(() => "--:")]),
    ...rows.map((row) =>
      line([
        row.contender,
        ...used.map(([metric, , digits]) => cell(numbersOf(row)[metric], ratioDigits ?? digits)),
      ]),
    ),
  ].join("\n");
}

function cell(summary: Summary | undefined, digits: number): string {
  if (!summary) return "–";
  const { lower, median, upper } = summary;
  const [low, middle, high] = [lower, median, upper].map((value) => value.toFixed(digits));
  return low === high ? `${middle}` : `${middle} (${low}–${high})`;
}
