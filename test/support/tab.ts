import { executeServerCommand } from "@web/test-runner-commands";
import { eventually } from "./demo-basket.js";

/** A second tab of the same browser, with the same cookies, on a page with the built script. */
export class Tab {
  static async open(url = "/test/scripts/module.html"): Promise<Tab> {
    await executeServerCommand("tab", { open: url });
    return new Tab();
  }

  /** What an expression comes to in the tab, where `checkout` is its element. */
  async run<T>(expression: string): Promise<T> {
    const run = `(async () => {
      const checkout = document.querySelector("partner-checkout");
      return await (${expression});
    })()`;
    return (await executeServerCommand<{ value: T }, { run: string }>("tab", { run })).value;
  }

  /** Resolves when an expression holds in the tab; fails after ten seconds. */
  async until(expression: string): Promise<void> {
    await eventually(() => this.run<boolean>(`Boolean(${expression})`));
  }

  async go(url: string): Promise<void> {
    await executeServerCommand("tab", { go: url });
  }

  async back(): Promise<void> {
    await executeServerCommand("tab", { back: true });
  }

  async close(): Promise<void> {
    await executeServerCommand("tab", { close: true });
  }
}
