import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildTwice } from "./builds.js";
import { importEveryEntry, checkTypes, checkVersions } from "./consumer.js";
import { walkToCheckout } from "./journey.js";
import { checkFiles, install, pack } from "./tarball.js";
import { Wrong } from "./wrong.js";

/**
 * Does everything in turn, up to the first thing that is wrong.
 *
 * @param isBuilt - Whether `dist` is one of the two builds, as it is.
 */
export async function checkRelease(isBuilt: boolean): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "partner-checkout-release-"));
  const shop = join(folder, "shop");
  let copy = "";
  let tarball = "";
  const steps: Readonly<Record<string, () => Promise<void>>> = {
    "Two builds of a clean copy are the same to the byte": async () => {
      copy = await buildTwice(folder, isBuilt);
    },
    "The package holds what it should, and nothing else": async () => {
      const packed = await pack(copy, folder);
      ({ tarball } = packed);
      await checkFiles(copy, packed.files);
    },
    "It installs with its three dependencies": () => install(tarball, shop),
    "Node imports every entry": () => importEveryEntry(shop),
    "The versions agree": () => checkVersions(copy, shop),
    "The types hold in a project of its own": () => checkTypes(shop),
    "A shopper changes the basket and comes to the checkout": () => walkToCheckout(shop),
  };
  try {
    for (const [name, step] of Object.entries(steps)) {
      const start = performance.now();
      await step().catch((error: unknown) => {
        console.error(`✖ ${name}`);
        throw error;
      });
      console.log(`✔ ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
    }
  } catch (error) {
    console.error(error instanceof Wrong ? error.message : error);
    process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
