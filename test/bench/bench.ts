import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "puppeteer-core";
import { chromiumOptions } from "../support/find-browser.js";
import type { Contender } from "./contender.js";
import { machine } from "./machine.js";
import { readOptions } from "./options.js";
import { installPeers } from "./peers.js";
import { toMarkdown } from "./markdown.js";
import { toSvg } from "./plot.js";
import { summarizeAll, type Results } from "./results.js";
import { runRounds, type Series } from "./rounds.js";
import { BenchServer } from "./server.js";

/** Runs the benchmark as the command line says, and writes down what it has measured. */
export async function bench(args: readonly string[]): Promise<void> {
  const plan = readOptions(args, await findContenders());
  if (!existsSync(new URL("../../dist/partner-checkout.js", import.meta.url)))
    throw new Error("npm run build comes first");
  if (plan.contenders.some(({ isPeer }) => isPeer)) await installPeers();
  const server = await BenchServer.start(plan.contenders);
  const options = chromiumOptions();
  const browser = await launch({
    ...options,
    args: [
      ...options.args,
      "--ignore-certificate-errors",
      // Hosts of the contenders' own are answered for, too; nothing leaves the machine.
      `--host-resolver-rules=MAP * 127.0.0.1:${server.port}, EXCLUDE localhost`,
    ],
  });
  try {
    const all = await runRounds(browser, server, plan);
    const results = { ...machine(await browser.version()), ...summarizeAll(plan, all) };
    await write(results, plan.quick ? await mkdtemp(join(tmpdir(), "bench-")) : ownFolder());
    const wrong = failures(all);
    for (const each of wrong) console.error(each);
    if (wrong.length > 0) process.exitCode = 1;
  } finally {
    await browser.close();
    server.stop();
  }
}

function ownFolder(): string {
  return fileURLToPath(new URL("results/", import.meta.url));
}

/** A contender is a file in its folder. */
async function findContenders(): Promise<readonly Contender[]> {
  const folder = new URL("contenders/", import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ts"));
  const modules = await Promise.all(
    names.map(async (name) => (await import(new URL(name, folder).href)) as { default: Contender }),
  );
  return modules.map((each) => each.default).toSorted((one, other) => one.order - other.order);
}

async function write(results: Results, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const markdown = toMarkdown(results);
  await writeFile(join(folder, "latest.json"), `${JSON.stringify(results, undefined, 1)}\n`);
  await writeFile(join(folder, "latest.md"), markdown);
  await writeFile(join(folder, "ratios.svg"), toSvg(results));
  console.log(markdown);
  console.log(`Written to ${folder}`);
}

/** What must not be, however slow the machine: a contender without its basket, a number that is none. */
function failures(all: readonly Series[]): readonly string[] {
  return all
    .filter(({ contender }) => !contender.isPeer)
    .flatMap(({ contender, setting, samples, failure }) => {
      const isWrong = samples.some(
        (sample) => !sample || Object.values(sample).some((value) => !Number.isFinite(value)),
      );
      return failure !== undefined || isWrong
        ? [`${contender.name}, ${setting.name}: ${failure ?? "not all of it is a number"}`]
        : [];
    });
}
