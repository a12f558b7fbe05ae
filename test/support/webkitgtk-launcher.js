import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

import { findBrowser } from "./find-browser.js";

const START_TIMEOUT = 60_000;

/**
 * Runs tests in WebKitGTK's MiniBrowser by its WebDriver, on a display of its own where there is none.
 *
 * The driver holds one session, so one browser runs one file after the other, and loses its cookies in between.
 *
 * @returns {import("@web/test-runner").BrowserLauncher}
 */
export function webKitGtkLauncher() {
  const driverPath = findBrowser("webkitDriver");
  const browserPath = findBrowser("webkit");
  const displayPath = process.env.DISPLAY ? undefined : findBrowser("display");
  const processes = [];
  let browser;
  let page;
  let activeId;

  const start = async () => {
    const env = {
      ...process.env,
      ...(displayPath && { DISPLAY: await startDisplay(displayPath, processes) }),
    };
    const driver = await startDriver(driverPath, env, processes);
    const { sessionId, capabilities } = await driver("POST", "/session", {
      capabilities: {
        alwaysMatch: {
          browserName: "MiniBrowser",
          "webkitgtk:browserOptions": { binary: browserPath, args: ["--automation"] },
        },
      },
    });
    const send = (method, path, body) => driver(method, `/session/${sessionId}${path}`, body);
    launcher.version = capabilities.browserVersion;
    page = new Window(new Windows(send), await send("GET", "/window"));
    return send;
  };

  const launcher = {
    name: "WebKitGTK",
    type: "webkitgtk",
    concurrency: 1,

    async startSession(id, url) {
      await (browser ??= start());
      activeId = id;
      await page.goto(url);
    },
    isActive: (id) => id === activeId,
    getBrowserUrl: () => page.url(),
    getPage: () => page,

    async stopSession() {
      activeId = undefined;
      // A page where nothing runs, and whose cookies the driver deletes.
      await page.goto(new URL("/nothing", await page.url()).href);
      await page.deleteCookies();
      return {};
    },

    async startDebugSession() {
      throw new Error("WebKitGTK shows no debugger to its driver");
    },

    async stop() {
      const send = await browser?.catch(() => undefined);
      await send?.("DELETE", "").catch(() => undefined);
      for (const child of processes) child.kill();
    },
  };
  return launcher;
}

/** The windows of a WebDriver session, of which one at a time can be spoken to. */
class Windows {
  #send;
  #last = Promise.resolve();

  constructor(send) {
    this.#send = send;
  }

  /** Sends a command to one window. */
  to(handle, method, path, body) {
    return this.#inTurn(async () => {
      await this.#send("POST", "/window", { handle });
      return await this.#send(method, path, body);
    });
  }

  #inTurn(task) {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

/** As much of Puppeteer's `Page` as the page commands use. */
class Window {
  #windows;
  #handle;

  constructor(windows, handle) {
    this.#windows = windows;
    this.#handle = handle;
  }

  #send(method, path, body) {
    return this.#windows.to(this.#handle, method, path, body);
  }

  browserContext() {
    return {
      newPage: async () => {
        const { handle } = await this.#send("POST", "/window/new", { type: "window" });
        return new Window(this.#windows, handle);
      },
    };
  }

  async bringToFront() {
    // Windows lie side by side.
  }

  async url() {
    return await this.#send("GET", "/url");
  }

  async goto(url) {
    await this.#send("POST", "/url", { url });
  }

  async goBack() {
    await this.#send("POST", "/back", {});
  }

  async close() {
    await this.#send("DELETE", "/window");
  }

  async deleteCookies() {
    await this.#send("DELETE", "/cookie");
  }

  async evaluate(expression) {
    const script = `
      const done = arguments[arguments.length - 1];
      Promise.resolve(${expression}).then((value) => done({ value }), (error) => done({ error: String(error) }));
    `;
    const { value, error } = await this.#send("POST", "/execute/async", { script, args: [] });
    if (error !== undefined) throw new Error(error);
    return value;
  }
}

async function startDisplay(path, processes) {
  const display = spawn(path, ["-displayfd", "3", "-screen", "0", "1280x900x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  processes.push(display);
  const [number] = await once(display.stdio[3], "data", { signal: AbortSignal.timeout(START_TIMEOUT) });
  return `:${String(number).trim()}`;
}

async function startDriver(path, env, processes) {
  const port = await freePort();
  processes.push(spawn(path, [`--port=${port}`], { env, stdio: "ignore" }));
  const driver = async (method, command, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${command}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebDriver ${method} ${command}: ${value?.error} ${value?.message}`);
    return value;
  };
  for (const end = Date.now() + START_TIMEOUT; ; await wait(50)) {
    const status = await driver("GET", "/status").catch(() => undefined);
    if (status?.ready) return driver;
    if (Date.now() > end) throw new Error("WebKitWebDriver did not start");
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
