import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { npm, succeed, type Outcome } from "../support/program.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const pages = join(root, "demo/frameworks");

/** Where the built pages are. */
export const builtPages = join(pages, "dist");

/** Packs the library as it would be published, and installs it for the pages as a user would. */
export async function installPackage(): Promise<void> {
  if (!(await changedAt(join(root, "dist/index.js")))) throw new Error("npm run build comes first");
  // A new name each time, or npm would keep a package of the same version.
  const folder = await mkdtemp(join(tmpdir(), "partner-checkout-"));
  try {
    await succeed(npm(root, "pack", "--ignore-scripts", "--pack-destination", folder));
    const [tarball = ""] = await readdir(folder);
    const quickly = ["--prefer-offline", "--no-audit", "--no-fund"];
    const installed = await changedAt(join(pages, "node_modules/.package-lock.json"));
    if (installed <= (await changedAt(join(pages, "package-lock.json"))))
      await succeed(npm(pages, "ci", ...quickly));
    await succeed(npm(pages, "install", "--no-save", ...quickly, join(folder, tarball)));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Runs scripts of the pages' own package, two at a time. */
export async function runScripts(names: readonly string[]): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const waiting = [...names];
  const work = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      outcomes.set(name, await npm(pages, "run", "--silent", name));
    }
  };
  await Promise.all([work(), work()]);
  return outcomes;
}

async function changedAt(file: string): Promise<number> {
  return await stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}
