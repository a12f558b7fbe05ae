import { TargetType, type Browser, type BrowserContext, type CDPSession } from "puppeteer-core";
import type { Network } from "./settings.js";

/**
 * A tab that is watched as little as can be. Puppeteer's own pages watch the network and the scripts, for which a browser
 * notes where in a script each request comes from, and reads large scripts once more.
 */
export class Tab {
  /** Tells the tab's browser something, in its own protocol. */
  readonly send: CDPSession["send"];

  private constructor(protocol: CDPSession) {
    this.send = protocol.send.bind(protocol);
  }

  static async open(browser: Browser, context: BrowserContext): Promise<Tab> {
    const driver = await browser.target().createCDPSession();
    const opened = context.waitForTarget((target) => target.type() === TargetType.PAGE);
    await driver.send("Target.createTarget", {
      url: "about:blank",
      ...(context.id !== undefined && { browserContextId: context.id }),
    });
    const tab = new Tab(await (await opened).createCDPSession());
    await driver.detach();
    await tab.send("Page.enable");
    const view = { width: 1280, height: 800, deviceScaleFactor: 1, mobile: false };
    await tab.send("Emulation.setDeviceMetricsOverride", view);
    return tab;
  }

  async slowDown({ download, upload, latency }: Network): Promise<void> {
    await this.send("Network.enable");
    await this.send("Network.emulateNetworkConditions", {
      offline: false,
      downloadThroughput: download,
      uploadThroughput: upload,
      latency,
    });
  }

  /** Has a function called before the first script of each page; it can use nothing from outside of it. */
  async runFirst<Options>(task: (options: Options) => void, options: Options): Promise<void> {
    const source = `(${task.toString()})(${JSON.stringify(options)})`;
    await this.send("Page.addScriptToEvaluateOnNewDocument", { source });
  }

  /** Calls a function in the page, where it can use nothing from outside of it. */
  async evaluate<Result>(task: () => Result): Promise<Awaited<Result>> {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", {
      expression: `(${task.toString()})()`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as Awaited<Result>;
  }

  /** Kibibytes that are left when everything that nobody holds has gone. */
  async weigh(): Promise<number> {
    await this.send("HeapProfiler.enable");
    for (let time = 0; time < 3; time++) await this.send("HeapProfiler.collectGarbage");
    const { usedSize } = await this.send("Runtime.getHeapUsage");
    return usedSize / 1024;
  }
}
