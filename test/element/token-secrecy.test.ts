import { expect } from "@open-wc/testing";
import type { GetToken } from "../../src/element.js";
import { addFault, CheckoutPage } from "../support/checkout-page.js";
import { ConsoleLog } from "../support/console-log.js";
import { issueToken } from "../support/demo-basket.js";
import { documentText, reachableText } from "../support/reachable-text.js";

/** Everything that a token must never turn up in, as one text. */
function everywhere(page: CheckoutPage, log: ConsoleLog, failures: readonly unknown[]): string {
  const names = new Set<string>();
  const { element } = page;
  for (
    let type: unknown = element;
    type !== HTMLElement.prototype;
    type = Object.getPrototypeOf(type) as unknown
  ) {
    for (const name of Object.getOwnPropertyNames(type)) names.add(name);
  }
  // The host's own function knows the token, of course.
  names.delete("getToken");
  const details = page.eventNames.flatMap((name) => page.events(name as "basket-error"));
  return [
    documentText(document.documentElement),
    ...[...names].map((name) => reachableText(Reflect.get(element, name))),
    reachableText(details),
    reachableText(log.entries),
    reachableText(failures),
    JSON.stringify(localStorage),
    JSON.stringify(sessionStorage),
    document.cookie,
    location.href,
    reachableText(history.state),
    ...performance.getEntries().map(({ name }) => name),
  ].join("\n");
}

/** What a promise is rejected with. */
const rejected = async (promise: Promise<unknown>): Promise<unknown> =>
  await promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("a token", () => {
  let log: ConsoleLog;
  let canary: string;

  beforeEach(() => {
    log = new ConsoleLog();
  });

  afterEach(() => {
    log.stop();
  });

  /** The page with the canary as its token, ready or failed, after every method has been tried. */
  async function tried(
    scenario: string,
    prepare: () => unknown,
    supply: (page: CheckoutPage) => void,
  ): Promise<string> {
    const page = await CheckoutPage.open(scenario, {
      "token-url": undefined,
      debug: "",
      timeout: "500",
      "max-retries": "1",
    });
    canary = await issueToken();
    await prepare();
    supply(page);
    await page.settled();
    const itemId = page.element.basket?.items[0]?.id ?? "unknown";
    const failures = [
      await rejected(page.element.setQuantity(itemId, 2)),
      await rejected(page.element.validate()),
      await rejected(page.element.removeItem(itemId)),
      await rejected(page.element.proceed()),
    ];
    await page.settled();
    return everywhere(page, log, failures);
  }

  const byFunction = (page: CheckoutPage): void => {
    page.element.getToken = () => canary;
  };

  it("is found where it is put, by the search that these tests rely on", async () => {
    const text = await tried("new-basket", () => undefined, byFunction);
    expect(text).to.contain("partner-checkout");
    expect(text).to.contain("The Harbour Review");
    const planted = [
      new Error(canary),
      new Error("outer", { cause: { deep: [new Map([["key", canary]])] } }),
      { [canary]: 1 },
      Object.assign(document.createElement("i"), { title: canary }),
    ];
    for (const value of planted) expect(reachableText(value)).to.contain(canary);
  });

  const echo = (): unknown => addFault({ on: "any", kind: "json", json: { message: `Bad ${canary}` } });
  const echoInIssue = (): unknown =>
    addFault({
      on: "validate",
      kind: "json",
      json: { state: { order: { orderItems: [] } }, errors: [{ message: `Refused ${canary}` }] },
    });
  const paths: readonly (readonly [name: string, scenario: string, prepare?: () => unknown])[] = [
    ["when all goes well", "new-basket"],
    ["when the API refuses it once", "expired-token"],
    ["when the API refuses it always", "unauthorized"],
    ["when the gateway fails", "bad-gateway"],
    ["when changes fail", "update-fails"],
    ["when answers are lost", "lost-answer"],
    ["when connections break", "new-basket", () => addFault({ on: "any", kind: "drop-before" })],
    ["when answers never come", "hang"],
    ["when answers end early", "malformed"],
    ["when the basket is unknown", "unknown-basket"],
    ["when the basket has been ordered", "completed"],
    ["when answers quote it", "new-basket", echo],
    ["when an issue quotes it", "new-basket", echoInIssue],
  ];
  for (const [name, scenario, prepare = () => undefined] of paths) {
    it(`of getToken leaves no trace ${name}`, async () => {
      const text = await tried(scenario, prepare, byFunction);
      expect(text).not.to.contain(canary);
      expect(text).not.to.contain(canary.split(".")[1]);
    });
  }

  for (const [name, scenario] of [
    ["when all goes well", "new-basket"],
    ["when the API refuses it", "unauthorized"],
  ] as const) {
    it(`of the attribute leaves no trace ${name}`, async () => {
      const text = await tried(
        scenario,
        () => undefined,
        ({ element }) => {
          element.setAttribute("token", canary);
        },
      );
      expect(text).not.to.contain(canary);
    });
  }

  const quoting: readonly (readonly [what: string, getToken: () => GetToken])[] = [
    [
      "throws",
      () => () => {
        throw new Error(`Bad token ${canary}`);
      },
    ],
    ["rejects with a cause", () => () => Promise.reject(new Error("Bad", { cause: canary }))],
    ["gives an object", () => () => ({ token: canary }) as unknown as string],
    ["gives a sentence", () => () => `the token is ${canary}`],
  ];
  for (const [what, getToken] of quoting) {
    it(`leaves no trace when getToken ${what} that holds it`, async () => {
      const text = await tried(
        "new-basket",
        () => undefined,
        ({ element }) => {
          element.getToken = getToken();
        },
      );
      expect(text).to.contain("token-missing");
      expect(text).not.to.contain(canary);
    });
  }

  const carrying: readonly (readonly [where: string, carry: (request: object) => Error])[] = [
    ["beside its message", (request) => Object.assign(new Error("Request failed"), { config: request })],
    ["in its cause", (request) => new Error("Request failed", { cause: request })],
  ];
  for (const [where, carry] of carrying) {
    it(`leaves no trace where the page's own fetch throws what holds the request ${where}`, async () => {
      const { fetch } = globalThis;
      const text = await tried(
        "new-basket",
        () => undefined,
        (page) => {
          globalThis.fetch = async (input, init = {}) => {
            if (typeof input === "string" && input.includes("/partner/checkout/")) throw carry(init);
            return await fetch(input, init);
          };
          byFunction(page);
        },
      ).finally(() => (globalThis.fetch = fetch));
      expect(text).to.contain("network");
      expect(text).not.to.contain(canary);
    });
  }

  for (const [what, json] of [
    ["takes", () => ({ access_token: canary })],
    ["cannot use", () => ({ access_token: `${canary} é` })],
    ["cannot read", () => ({ token: canary })],
  ] as const) {
    it(`leaves no trace in an answer of token-url that the element ${what}`, async () => {
      const text = await tried(
        "new-basket",
        () => addFault({ on: "token", kind: "json", json: json() }),
        ({ element }) => {
          element.tokenUrl = "/demo/token";
        },
      );
      expect(text).not.to.contain(canary);
    });
  }

  for (const property of ["apiBase", "tokenUrl"] as const) {
    it(`that stands as a password in ${property} stays out of the warning`, async () => {
      const text = await tried(
        "new-basket",
        () => undefined,
        (page) => {
          page.element[property] = `https://partner:${canary}@shop.example/x`;
          byFunction(page);
        },
      );
      const warnings = log.warnings.filter((warning) => warning.includes("is not an https URL"));
      expect(warnings.length).to.equal(1);
      expect(text).not.to.contain(canary);
      expect(log.warnings.join()).not.to.contain("partner:");
    });
  }
});
