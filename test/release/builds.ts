import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, cp, mkdir, readdir, readFile, symlink } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { npm } from "../support/program.js";
import { beyond, ensure, Wrong } from "./wrong.js";

interface LockedPackage {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Builds two copies, in folders of different names and depths, and compares them.
 *
 * @param isBuilt - Whether `dist` is one of the two builds, as it is.
 * @returns One of the copies.
 */
export async function buildTwice(folder: string, isBuilt: boolean): Promise<string> {
  const copy = join(folder, "one");
  const second = isBuilt ? root : join(folder, "another/place");
  await Promise.all([build(copy), ...(isBuilt ? [] : [build(second)])]);
  const [one, other] = await Promise.all([hashes(join(copy, "dist")), hashes(join(second, "dist"))]);
  const alone = beyond(one.keys(), other.keys()) || beyond(other.keys(), one.keys());
  ensure(alone === "", `Only one of two builds has ${alone}.`);
  const differing = [...one].filter(([name, hash]) => other.get(name) !== hash).map(([name]) => name);
  ensure(differing.length === 0, `Two builds of the same sources differ in ${differing.join(", ")}.`);
  return copy;
}

async function build(copy: string): Promise<void> {
  await copySources(copy);
  await copyPackages(copy);
  const { succeeded, output } = await npm(copy, "run", "build");
  if (!succeeded) throw new Wrong(`A clean copy cannot be built:\n${output}`);
}

/** Copies what git knows, or would if it were added. */
async function copySources(copy: string): Promise<void> {
  const options = { cwd: root, encoding: "utf8" } as const;
  const list = (...args: string[]): readonly string[] =>
    execFileSync("git", ["ls-files", "-z", ...args], options)
      .split("\0")
      .filter(Boolean);
  const gone = new Set(list("--deleted"));
  const files = list("--cached", "--others", "--exclude-standard").filter(
    (file) => !gone.has(file) && file !== "node_modules",
  );
  await Promise.all(
    files.map(async (file) => {
      await mkdir(dirname(join(copy, file)), { recursive: true });
      await copyFile(join(root, file), join(copy, file));
    }),
  );
}

/**
 * Gives a copy the installed packages: those of users as files, because source maps tell where they lie, and the tools as
 * links.
 */
async function copyPackages(copy: string): Promise<void> {
  const lock = JSON.parse(await readFile(join(root, "package-lock.json"), "utf8")) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  const programs: LockedPackage = { dev: true };
  const places = Object.entries(lock.packages).filter(([place]) =>
    /^node_modules\/(?:@[^/]+\/)?[^/]+$/.test(place),
  );
  await Promise.all(
    [["node_modules/.bin", programs] as const, ...places].map(async ([place, { dev, devOptional }]) => {
      // Those of other systems are not installed.
      if (!existsSync(join(root, place))) return;
      await mkdir(dirname(join(copy, place)), { recursive: true });
      if (dev || devOptional) await symlink(join(root, place), join(copy, place), "junction");
      else await cp(join(root, place), join(copy, place), { recursive: true });
    }),
  );
}

/** What is in a folder, by path. */
async function hashes(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join("/"));
  const hash = async (file: string) =>
    [
      file,
      createHash("sha256")
        .update(await readFile(join(folder, file)))
        .digest("hex"),
    ] as const;
  return new Map(await Promise.all(files.map(hash)));
}
