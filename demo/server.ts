import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { Connect, Plugin } from "vite";
import { createGalleryApi } from "./api/gallery.js";
import { createDemoApi, type DemoApi } from "./api/handler.js";
import { connectHandler } from "./node/connect.js";
import { serveFile } from "./node/static-files.js";

export { connectHandler };

/** The stand-in, and the gallery's own beside it. */
function createDemoApis(): DemoApi {
  const gallery = createGalleryApi();
  const api = createDemoApi();
  return { handle: async (request) => (await gallery.handle(request)) ?? (await api.handle(request)) };
}

const dist = fileURLToPath(new URL("../dist", import.meta.url));

/**
 * Serves the built scripts as a partner's server would, to pages of other origins as well. Vite would not find those that have
 * been built since it started.
 */
const serveScripts: Connect.NextHandleFunction = (request, response, next) => {
  const isScript = /^\/(?:partner-checkout[\w.]*|locales\/[\w-]+)\.js(?:\?|$)/.test(request.url ?? "");
  if (isScript) void serveFile(dist, request, response);
  else next();
};

/** Adds the stand-in for the Limio Commerce API to Vite's development and preview servers. */
export function demoApiPlugin(): Plugin {
  const handler = connectHandler(createDemoApis());
  const extend = ({ middlewares }: { readonly middlewares: Connect.Server }): void => {
    middlewares.use(handler);
    middlewares.use(serveScripts);
  };
  return { name: "demo-api", configureServer: extend, configurePreviewServer: extend };
}

/**
 * Starts the stand-in on its own, reachable from this machine only.
 *
 * @param options.port - Any free port unless said otherwise.
 * @param options.staticFolder - Folder whose files are served beside it.
 */
export async function startDemoApiServer({
  port = 0,
  staticFolder,
}: { port?: number; staticFolder?: string } = {}): Promise<{ origin: string; close(): Promise<void> }> {
  const handler = connectHandler(createDemoApis());
  const server = createServer((request, response) => {
    handler(request, response, (error) => {
      if (error || staticFolder === undefined) response.writeHead(error ? 500 : 404).end();
      else void serveFile(staticFolder, request, response);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
