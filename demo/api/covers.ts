import { hexId } from "./catalogue-offer.js";

interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly accent: string;
}

const palettes: readonly Palette[] = [
  { paper: "#f4ead8", ink: "#1d2b3a", accent: "#c8442f" },
  { paper: "#12343b", ink: "#f3e9d2", accent: "#e1b382" },
  { paper: "#efe6dd", ink: "#3b2f2f", accent: "#7a8450" },
  { paper: "#20202c", ink: "#f5f1e8", accent: "#f2a65a" },
  { paper: "#dfe7ea", ink: "#16324f", accent: "#2a9d8f" },
  { paper: "#f7d6c4", ink: "#4a1c40", accent: "#b23a48" },
];

const motifs: readonly ((palette: Palette, seed: number) => string)[] = [sun, waves, columns, archway];

/** Draws the cover of a publication in portrait format, 3 to 4; the same name always gives the same cover. */
export function drawCover(name: string): string {
  const seed = Number.parseInt(hexId(name).slice(0, 7), 16);
  const palette = pick(palettes, seed);
  const { paper, ink, accent } = palette;
  const title = name.replaceAll("-", " ").replace(/(^| )\p{L}/gu, (letter) => letter.toUpperCase());
  const serif = `font-family="Georgia, 'Times New Roman', serif"`;
  const lines = wrap(title);
  const longest = Math.max(...lines.map((line) => line.length));
  // What stands below begins a third of the way down.
  const size = Math.floor(Math.min(54, 420 / longest, 105 / lines.length));
  const masthead = lines
    .map(
      (line, index) =>
        `<text x="24" y="${Math.round(30 + size * (index + 0.85))}" font-size="${size}">${escape(line)}</text>`,
    )
    .join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 400" width="300" height="400" role="img" aria-label="${escape(title)}">
<rect width="300" height="400" fill="${paper}"/>
${pick(motifs, seed >> 4)(palette, seed)}
<rect x="24" y="20" width="252" height="3" fill="${accent}"/>
<g fill="${ink}" ${serif} font-weight="bold">${masthead}</g>
<text x="24" y="384" font-size="11" letter-spacing="2" fill="${ink}" font-family="Helvetica, Arial, sans-serif">NO. ${(seed % 240) + 1}</text>
</svg>
`;
}

function sun({ accent, ink }: Palette, seed: number): string {
  const x = 90 + (seed % 120);
  return `<circle cx="${x}" cy="250" r="72" fill="${accent}"/><rect y="290" width="300" height="60" fill="${ink}" opacity=".9"/>`;
}

function waves({ accent, ink }: Palette, seed: number): string {
  return Array.from({ length: 7 }, (_, index) => {
    const y = 200 + index * 24;
    const lift = 10 + ((seed >> index) % 14);
    return `<path d="M0 ${y} q37 -${lift} 75 0 t75 0 t75 0 t75 0" fill="none" stroke="${index % 3 ? ink : accent}" stroke-width="5"/>`;
  }).join("");
}

function columns({ accent, ink }: Palette, seed: number): string {
  return Array.from({ length: 6 }, (_, index) => {
    const height = 50 + ((seed >> (index * 2)) % 110);
    return `<rect x="${24 + index * 43}" y="${350 - height}" width="36" height="${height}" fill="${index % 2 ? ink : accent}"/>`;
  }).join("");
}

function archway({ accent, ink }: Palette, seed: number): string {
  const bend = 40 + (seed % 50);
  return `<path d="M70 350 V230 q0 -${bend} 80 -${bend} t80 ${bend} V350 z" fill="${ink}"/><path d="M110 350 V250 q0 -30 40 -30 t40 30 V350 z" fill="${accent}"/>`;
}

function wrap(title: string): string[] {
  const lines = [""];
  for (const word of title.split(" ")) {
    const last = lines[lines.length - 1] ?? "";
    if (last && last.length + word.length > 10 && lines.length < 3) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error("The list is empty");
  return found;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
