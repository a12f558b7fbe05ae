import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { npm, succeed } from "../support/program.js";

/** Where the peers' packages are. */
export const peerModules = new URL("peers/node_modules/", import.meta.url);

/** Installs what others have made, by its lock file, unless it is there. Its scripts are not run. */
export async function installPeers(): Promise<void> {
  if (existsSync(new URL(".package-lock.json", peerModules))) return;
  console.log("Installing the peers…");
  const folder = fileURLToPath(new URL("peers/", import.meta.url));
  await succeed(npm(folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
}
