import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createServer, type Plugin } from "vite";

const configFile = fileURLToPath(new URL("../../vite.config.ts", import.meta.url));

/** The demo's pages on a server of their own, from which they are read by a test. */
export interface DemoServer {
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Serves the demo from its sources, as `npm start` does.
 *
 * @param plugins - Vite's, beside those of the demo.
 */
export async function serveDemo(...plugins: Plugin[]): Promise<DemoServer> {
  // Servers that begin beside each other with one empty cache overwrite each other's dependencies, and answer 504 from
  // then on.
  const cacheDir = await mkdtemp(join(tmpdir(), "partner-checkout-vite-"));
  const server = await createServer({
    configFile,
    mode: "demo",
    logLevel: "error",
    cacheDir,
    server: { port: 0 },
    plugins,
  });
  await server.listen();
  return {
    origin: server.resolvedUrls?.local[0] ?? "",
    close: async () => {
      await server.close();
      await rm(cacheDir, { recursive: true, force: true });
    },
  };
}
