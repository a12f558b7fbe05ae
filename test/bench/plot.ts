import type { Results } from "./results.js";

const COLOURS = ["#555b66", "#1b4dd8", "#0d8a5f", "#b3541f", "#8a2fb3", "#a3214a", "#6b6b00"];
const LEFT = 250;
const WIDTH = 960;
const PLOT = WIDTH - LEFT - 110;
const ROW = 20;

/** Draws the ratios of the time to basket: a dot for the median, a line for the quartiles. */
export function toSvg({ date, browser, rounds, settings }: Results): string {
  const shown = settings.flatMap(({ title, rows }) => {
    const dots = rows.flatMap(({ contender, ratios }) =>
      ratios.shown ? [{ contender, ...ratios.shown }] : [],
    );
    return dots.length > 1 ? [{ title, dots }] : [];
  });
  const names = [...new Set(shown.flatMap(({ dots }) => dots.map(({ contender }) => contender)))];
  const values = shown.flatMap(({ dots }) => dots.flatMap(({ lower, upper }) => [lower, upper]));
  const ticks = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24];
  const least = Math.min(0.75, ...values) * 0.95;
  const most = Math.max(1.5, ...values) * 1.05;
  const at = (value: number): number => LEFT + (PLOT * Math.log(value / least)) / Math.log(most / least);

  let y = 74;
  const body: string[] = [];
  for (const { title, dots } of shown) {
    body.push(`<text x="16" y="${y + 5}" class="title">${title}</text>`);
    y += ROW;
    for (const { contender, lower, median, upper } of dots) {
      const colour = COLOURS[names.indexOf(contender) % COLOURS.length];
      body.push(
        `<text x="${LEFT - 12}" y="${y + 4}" text-anchor="end">${contender}</text>`,
        `<path d="M${round(at(lower))} ${y}H${round(at(upper))}" stroke="${colour}" stroke-width="3"/>`,
        `<circle cx="${round(at(median))}" cy="${y}" r="5" fill="${colour}"/>`,
        `<text x="${round(Math.max(at(upper), at(median) + 5) + 8)}" y="${y + 4}">${median.toFixed(2)}</text>`,
      );
      y += ROW;
    }
    y += 12;
  }
  const height = y + 16;
  const grid = ticks
    .filter((tick) => tick >= least && tick <= most)
    .map((tick) => {
      const x = round(at(tick));
      const colour = tick === 1 ? "#16181d" : "#d9dce2";
      return `<path d="M${x} 60V${height - 24}" stroke="${colour}"/><text x="${x}" y="${height - 8}" text-anchor="middle">${tick}</text>`;
    })
    .join("\n");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="system-ui, sans-serif" font-size="13" fill="#16181d">
<style>.title{font-weight:600}.big{font-size:17px;font-weight:600}</style>
<rect width="${WIDTH}" height="${height}" fill="#fff"/>
<text x="16" y="28" class="big">Time to basket, as a multiple of a hand-written page’s</text>
<text x="16" y="48" fill="#555b66">First screenful of lines and the total painted. Medians and quartiles of ${rounds} rounds; left is faster. ${browser}, ${date}.</text>
${grid}
${body.join("\n")}
</svg>
`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
