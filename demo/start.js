import { once } from "node:events";
import { access } from "node:fs/promises";
import { createServer as createSocketServer } from "node:net";
import { fileURLToPath } from "node:url";
import { createServer, preview } from "vite";

const DEFAULT_PORT = 5173;
const configFile = fileURLToPath(new URL("../vite.config.ts", import.meta.url));
const builtPage = fileURLToPath(new URL("../dist-demo/index.html", import.meta.url));

/** Something that the person at the terminal can put right: told in a sentence, without a stack. */
class Unstartable extends Error {}

/**
 * @param {string | undefined} text - The PORT variable.
 * @returns {number}
 */
function readPort(text) {
  if (text === undefined || text === "") return DEFAULT_PORT;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new Unstartable(
    `PORT is "${text}": set it to a whole number from 1 to 65535, for example PORT=5174.`,
  );
}

/**
 * @param {number} port
 * @param {boolean} built - Serves the built pages instead of the sources.
 * @returns {Promise<import("vite").ViteDevServer | import("vite").PreviewServer>}
 */
async function serve(port, built) {
  const shared = /** @type {const} */ ({ configFile, mode: "demo", logLevel: "warn", clearScreen: false });
  if (built) {
    await access(builtPage).catch(() => {
      throw new Unstartable("The demo has not been built yet: npm run preview builds it, then shows it.");
    });
    return await preview({ ...shared, preview: { port, strictPort: true } });
  }
  const server = await createServer({ ...shared, server: { port, strictPort: true } });
  try {
    return await server.listen();
  } catch (error) {
    await server.close();
    throw error;
  }
}

/**
 * Finds out whether the port is free, before what is to be served there takes its time to be built.
 *
 * @param {number} port
 * @returns {Promise<void>}
 */
async function tryPort(port) {
  const server = createSocketServer().listen(port, "localhost");
  await once(server, "listening");
  server.close();
}

/**
 * @param {unknown} error
 * @param {number} port
 * @param {boolean} built
 * @returns {unknown}
 */
function explain(error, port, built) {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  // Vite makes a plain error of a taken port, known by its words alone.
  if (code === "EADDRINUSE" || /already in use/.test(message)) {
    const other = port === 65_535 ? port - 1 : port + 1;
    const command = built ? "npm run preview" : "npm start";
    return new Unstartable(
      `Port ${port} is taken: set PORT to another one, for example PORT=${other} ${command}.`,
    );
  }
  if (code === "EACCES")
    return new Unstartable(`Port ${port} may not be used here: set PORT to one above 1023.`);
  return error;
}

/** @returns {Promise<void>} */
async function start() {
  const port = readPort(process.env["PORT"]);
  const built = process.argv.includes("--preview");
  /** @param {unknown} error */
  const fail = (error) => {
    throw explain(error, port, built);
  };
  if (process.argv.includes("--try")) {
    await tryPort(port).catch(fail);
    return;
  }
  const server = await serve(port, built).catch(fail);
  const [url = `http://localhost:${port}/`] = server.resolvedUrls?.local ?? [];
  console.log(
    `The ${built ? "built demo" : "demo"} is at ${url} and a partner's page at ${url}partner-site.html`,
  );

  let closing = false;
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
    process.on(signal, () => {
      // A second signal means that closing takes too long.
      if (closing) process.exit(1);
      closing = true;
      // Vite listens, too, and would call it a failure to be asked to stop.
      process.exitCode = 0;
      void server.close().finally(() => process.exit());
    });
  }
}

try {
  await start();
} catch (error) {
  if (!(error instanceof Unstartable)) throw error;
  console.error(error.message);
  process.exit(1);
}
