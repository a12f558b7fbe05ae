import { readFile } from "node:fs/promises";
import { brotliCompressSync, constants } from "node:zlib";
import { decode } from "@jridgewell/sourcemap-codec";

/**
 * @typedef {object} Weight
 * @property {number} brotli - Bytes of the file, packed with Brotli 11.
 * @property {number} bytes - Bytes of the file as it is.
 * @property {Readonly<Record<string, number>>} modules - How many characters of it come from each module.
 */

/**
 * Weighs a file of the build, and each module in it by the source map.
 *
 * @param {string} name
 * @returns {Promise<Weight>}
 */
export async function weigh(name) {
  const url = new URL(`../../dist/${name}`, import.meta.url);
  const code = await readFile(url);
  const map = JSON.parse(await readFile(`${url.pathname}.map`, "utf8"));
  const lines = code.toString().split("\n");
  const modules = new Map();
  decode(map.mappings).forEach((segments, index) => {
    segments.forEach(([start, source], position) => {
      const end = segments[position + 1]?.[0] ?? lines[index].length;
      const module =
        source === undefined ? "what the build adds" : map.sources[source].replace(/^(?:\.\.\/)+/, "");
      modules.set(module, (modules.get(module) ?? 0) + end - start);
    });
  });
  const packed = brotliCompressSync(code, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: code.length },
  });
  return {
    brotli: packed.length,
    bytes: code.length,
    modules: Object.fromEntries([...modules].toSorted(([one], [other]) => (one < other ? -1 : 1))),
  };
}

/**
 * Says what is no longer as it was written down.
 *
 * @typedef {{ readonly brotli: string | undefined; readonly files: Readonly<Record<string, Weight>> }} Weights
 * @param {Weights} before
 * @param {Weights} now
 * @returns {readonly string[]} A sentence for each file, and for each module in it.
 */
export function differences(before, now) {
  const found = [];
  const names = new Set([...Object.keys(before.files), ...Object.keys(now.files)]);
  for (const name of names) {
    const [was, is] = [before.files[name], now.files[name]];
    if (before.brotli === now.brotli && was?.brotli !== is?.brotli) {
      found.push(`${name}: ${change(was?.brotli, is?.brotli)} with Brotli 11`);
    }
    const modules = new Set([...Object.keys(was?.modules ?? {}), ...Object.keys(is?.modules ?? {})]);
    for (const module of modules) {
      const [moduleWas, moduleIs] = [was?.modules[module], is?.modules[module]];
      if (moduleWas !== moduleIs) found.push(`${name}: ${module}, ${change(moduleWas, moduleIs)}`);
    }
  }
  return found;
}

function change(was = 0, is = 0) {
  return `${was} bytes before, ${is} now (${is > was ? "+" : ""}${is - was})`;
}
