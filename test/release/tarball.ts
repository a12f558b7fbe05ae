import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { npm } from "../support/program.js";
import { beyond, ensure, Wrong } from "./wrong.js";

/** What a published package may hold. */
const EXPECTED = [
  /^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
  /^dist\/(?:index|element|client|analytics|diagnostics|testing|partner-checkout(?:\.iife|\.start|\.diagnostics)?)\.js(?:\.map)?$/,
  /^dist\/shared\/[\w-]+\.js(?:\.map)?$/,
  /^dist\/locales\/[\w-]+\.js(?:\.map)?$/,
  /^dist\/(?:[\w-]+|(?:analytics|api|basket|diagnostics|domain|element|i18n|testing|types)\/[\w/.-]+)\.d\.ts$/,
  /^dist\/proxies\/(?:(?:edge|express)\.(?:d\.ts|js)|nginx\.conf)$/,
  /^dist\/(?:custom-elements|integrity|vscode\.html-custom-data|web-types)\.json$/,
  /^dist\/(?:testing-)?licenses\.md$/,
];

const DEPENDENCIES = ["js-cookie", "lit", "zod"];

interface Packed {
  readonly tarball: string;
  readonly files: readonly string[];
}

/** Packs a copy as `npm publish` would. */
export async function pack(copy: string, folder: string): Promise<Packed> {
  const args = ["--json", "--ignore-scripts", "--pack-destination", folder];
  const { succeeded, output } = await npm(copy, "pack", ...args);
  if (!succeeded) throw new Wrong(`npm cannot pack it:\n${output}`);
  const told = JSON.parse(output.slice(output.indexOf("["))) as readonly {
    readonly filename: string;
    readonly files: readonly { readonly path: string }[];
  }[];
  const [{ filename, files } = { filename: "", files: [] }] = told;
  return { tarball: join(folder, filename), files: files.map(({ path }) => path) };
}

/** Compares the packed files with what is expected, with what package.json promises, and with each other. */
export async function checkFiles(copy: string, files: readonly string[]): Promise<void> {
  const surprises = files.filter((file) => !EXPECTED.some((pattern) => pattern.test(file)));
  ensure(surprises.length === 0, `The package holds ${surprises.join(", ")}, which nobody expects there.`);
  for (const file of ["README.md", "LICENSE", "CHANGELOG.md"]) {
    ensure(files.includes(file), `The package has no ${file}.`);
  }
  for (const promised of await promisedFiles(copy)) {
    const pattern = new RegExp(`^${promised.split("*").map(escaped).join(".+")}$`);
    ensure(
      files.some((file) => pattern.test(file)),
      `package.json names ${promised}, which is not packed.`,
    );
  }
  await checkMaps(copy, files);
}

/** Every file that package.json says there is. */
async function promisedFiles(copy: string): Promise<readonly string[]> {
  const {
    exports,
    customElements,
    "web-types": webTypes,
  } = JSON.parse(await readFile(join(copy, "package.json"), "utf8")) as Readonly<Record<string, unknown>>;
  const found = [
    ...JSON.stringify([exports, customElements, webTypes]).matchAll(/"((?:\.\/)?dist\/[^"]+)"/g),
  ];
  return found.map(([, file = ""]) => posix.normalize(file));
}

/** Every map belongs to a script that names it, and leads to nothing on the machine that built it. */
async function checkMaps(copy: string, files: readonly string[]): Promise<void> {
  const scripts = files.filter((file) => file.endsWith(".js"));
  const named: string[] = [];
  for (const script of scripts) {
    const text = await readFile(join(copy, script), "utf8");
    const [, map] = /^\/\/# sourceMappingURL=(.+)$/m.exec(text) ?? [];
    if (map) named.push(posix.join(dirname(script), map));
  }
  const maps = files.filter((file) => file.endsWith(".map"));
  const missing = beyond(named, maps);
  ensure(missing === "", `A script names ${missing}, which is not packed.`);
  const unnamed = beyond(maps, named);
  ensure(unnamed === "", `The package holds ${unnamed}, which no script names.`);
  for (const map of maps) {
    const { sources = [] } = JSON.parse(await readFile(join(copy, map), "utf8")) as { sources?: string[] };
    const outside = sources.find(
      (source) => /^(?:\/|\w+:)/.test(source) || posix.join(dirname(map), source).startsWith(".."),
    );
    ensure(outside === undefined, `${map} names ${outside}, a place on the machine that built it.`);
  }
}

/** Installs the package in a project of its own, from the registry that npm is set to. */
export async function install(tarball: string, shop: string): Promise<void> {
  await mkdir(shop, { recursive: true });
  await writeFile(join(shop, "package.json"), `{ "name": "shop", "private": true, "type": "module" }\n`);
  const { succeeded, output } = await npm(
    shop,
    "install",
    "--prefer-offline",
    "--no-audit",
    "--no-fund",
    tarball,
  );
  if (!succeeded) throw new Wrong(`It cannot be installed:\n${output}`);
  const lock = JSON.parse(await readFile(join(shop, "package-lock.json"), "utf8")) as {
    readonly packages: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
  };
  const installed = (name: string) => lock.packages[`node_modules/${name}`];
  const {
    dependencies = {},
    peerDependencies = {},
    optionalDependencies = {},
  } = installed("partner-checkout") ?? {};
  const wanted = Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies });
  const more = beyond(wanted, DEPENDENCIES);
  ensure(more === "", `It brings ${more} along; only ${DEPENDENCIES.join(", ")} should come.`);
  const absent = beyond(
    DEPENDENCIES,
    wanted.filter((name) => installed(name) !== undefined),
  );
  ensure(absent === "", `It does not bring ${absent} along.`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
