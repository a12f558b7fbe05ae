import { expect } from "@open-wc/testing";
import { watchFindings, type Finding, type FindingCode } from "../../src/diagnostics.js";
import { addFault, CheckoutPage, clearFaults, type Attributes } from "../support/checkout-page.js";
import { ConsoleLog } from "../support/console-log.js";
import { rejection } from "../support/deferred.js";
import { list, send } from "../demo/demo-client.js";
import { issueToken, keptOrder } from "../support/demo-basket.js";

/** A page with `debug` on, and what is found there. */
class Embedding {
  readonly page: CheckoutPage;
  findings: readonly Finding[] = [];
  readonly stop: () => void;

  private constructor(page: CheckoutPage) {
    this.page = page;
    this.stop = watchFindings(page.element, (findings) => {
      this.findings = findings;
    });
  }

  static async open(
    scenario = "new-basket",
    attributes: Attributes = {},
    prepare?: () => unknown,
  ): Promise<Embedding> {
    const all = { "checkout-url": "/checkout?{basketId}", debug: "", "max-retries": "0", ...attributes };
    return new Embedding(await CheckoutPage.open(scenario, all, prepare));
  }

  get codes(): readonly FindingCode[] {
    return this.findings.map(({ code }) => code);
  }

  async until(code: FindingCode): Promise<Finding> {
    await this.page.until(() => this.codes.includes(code));
    const found = this.findings.find((each) => each.code === code);
    if (!found) throw new Error(`${code} has gone`);
    return found;
  }

  async untilGone(code: FindingCode): Promise<void> {
    await this.page.until(() => !this.codes.includes(code));
  }
}

async function anOffer(): Promise<{ readonly id: string; readonly version: string }> {
  const [offer] = list((await send("GET", "/demo/catalogue")).json);
  return { id: String(offer?.["id"]), version: String(offer?.["version"]) };
}

function jwt(claims: object): string {
  const part = (value: object): string => btoa(JSON.stringify(value)).replaceAll("=", "");
  return `${part({ alg: "none" })}.${part(claims)}.x`;
}

const now = (): number => Math.floor(Date.now() / 1000);
let log: ConsoleLog;

describe("an embedding", () => {
  beforeEach(() => {
    log = new ConsoleLog();
  });
  afterEach(() => log.stop());

  it("that is right has nothing to be found", async () => {
    const embedding = await Embedding.open();
    await embedding.page.settled();
    await embedding.page.element.validate();
    expect(embedding.findings).to.deep.equal([]);
    expect(log.warnings).to.deep.equal([]);
  });

  it("is not looked into without debug", async () => {
    const embedding = await Embedding.open("new-basket", { debug: undefined, "chekout-url": "/" });
    await embedding.page.settled();
    expect(embedding.findings).to.deep.equal([]);
    expect(log.warnings).to.deep.equal([]);
    embedding.page.element.debug = true;
    await embedding.until("unknown-attribute");
  });

  it("with texts that nobody will read is told, until they are right", async () => {
    const embedding = await Embedding.open();
    const { element } = embedding.page;
    Object.assign(element, { messages: { headng: "Your order" } });
    const { remedies } = await embedding.until("wrong-text");
    expect(remedies).to.deep.equal(["Write heading."]);
    element.messages = { heading: "Your order" };
    await embedding.untilGone("wrong-text");
  });

  it("is not looked into before debug is set, nor after, whatever becomes of its attributes", async () => {
    const embedding = await Embedding.open("new-basket", { debug: undefined });
    const { element } = embedding.page;
    await embedding.page.settled();
    element.setAttribute("chekout-url", "/");
    await new Promise((resolve) => setTimeout(resolve));
    expect(embedding.findings).to.deep.equal([]);
    element.setAttribute("debug", "");
    await embedding.until("unknown-attribute");
    element.removeAttribute("debug");
    await embedding.page.until(() => embedding.findings.length === 0);
  });

  it("is told of once in the console, with what to do and where to read on", async () => {
    const embedding = await Embedding.open("new-basket", { "chekout-url": "/" });
    await embedding.until("unknown-attribute");
    await embedding.page.element.refresh();
    await embedding.page.settled();
    expect(log.warnings).to.deep.equal([
      '<partner-checkout> <partner-checkout> knows no attribute "chekout-url".\n→ Write checkout-url.\nREADME, diagnostics-unknown-attribute',
    ]);
  });

  it("is looked into anew when an attribute changes", async () => {
    const embedding = await Embedding.open("new-basket", { "chekout-url": "/", timeout: "soon" });
    await embedding.until("wrong-value");
    embedding.page.element.removeAttribute("chekout-url");
    await embedding.untilGone("unknown-attribute");
    embedding.page.element.setAttribute("timeout", "5000");
    await embedding.untilGone("wrong-value");
    embedding.page.element.removeAttribute("checkout-url");
    await embedding.until("no-checkout-url");
  });

  it("is no longer told of when the watching has ended", async () => {
    const embedding = await Embedding.open();
    await embedding.page.settled();
    embedding.stop();
    embedding.page.element.setAttribute("nonsense", "");
    await embedding.page.element.refresh();
    expect(embedding.findings).to.deep.equal([]);
  });
});

describe("tokens of an embedding", () => {
  it("that come from nowhere are told of", async () => {
    const embedding = await Embedding.open("new-basket", { "token-url": undefined });
    await embedding.until("no-token-source");
    embedding.page.element.tokenUrl = "/demo/token";
    await embedding.untilGone("no-token-source");
  });

  for (const [what, attributes, fault, remedy] of [
    ["where there is nothing", { "token-url": "/demo/nothing" }, undefined, "nothing at this address"],
    ["where POST is not taken", {}, { kind: "status", status: 405 }, "Answer POST"],
    ["where the shopper may not have one", {}, { kind: "status", status: 403 }, "refuses this visitor"],
    ["where a page is answered", {}, { kind: "login-page" }, "OAuth's shape"],
    ["where nothing is answered", {}, { kind: "drop-before" }, "is the server up"],
  ] as const) {
    it(`that are asked for ${what} are told of`, async () => {
      const embedding = await Embedding.open("new-basket", attributes, async () => {
        if (fault) await addFault({ on: "token", ...fault });
      });
      const { remedies } = await embedding.until("no-token");
      expect(remedies.join(" ")).to.contain(remedy);
      await clearFaults();
      embedding.page.element.tokenUrl = "/demo/token";
      await embedding.page.element.refresh();
      await embedding.untilGone("no-token");
    });
  }

  it("that a function of the page's throws in place of are told of, without what it throws", async () => {
    const embedding = await Embedding.open("new-basket", { "token-url": undefined });
    embedding.page.element.getToken = () => {
      throw new Error("secret-token");
    };
    const found = await embedding.until("no-token");
    expect(JSON.stringify([found, log.entries.map(({ args }) => args.map(String))])).not.to.contain(
      "secret-token",
    );
  });

  for (const [code, claims] of [
    ["token-expired", { iat: now() - 7200, exp: now() - 3600 }],
    ["clock-skew", { iat: now() + 3600, exp: now() + 7200 }],
  ] as const) {
    it(`are told of with ${code} by their own dates`, async () => {
      const embedding = await Embedding.open("new-basket", { "token-url": undefined });
      const token = jwt(claims);
      embedding.page.element.getToken = () => token;
      const found = await embedding.until(code);
      expect(found.problem).to.contain("60 minutes");
      expect(JSON.stringify([embedding.findings, log.warnings])).not.to.contain(token);
      await embedding.page.settled();
      embedding.page.element.getToken = issueToken;
      await embedding.page.element.refresh();
      await embedding.untilGone(code);
    });
  }

  it("that the API refuses are told of, with the causes there may be", async () => {
    const embedding = await Embedding.open("unauthorized");
    const { remedies } = await embedding.until("token-refused");
    expect(remedies.join(" ")).to.contain("another tenant").and.to.contain("scope partner");
  });
});

describe("the cookie of an embedding", () => {
  it("that is not to be seen is told of, with the causes there may be", async () => {
    const embedding = await Embedding.open("no-cookie");
    const { remedies } = await embedding.until("no-cookie");
    expect(remedies.join(" ")).to.contain("HttpOnly").and.to.contain("Domain=").and.to.contain("basket-id");
  });

  it("that has another name is told of by its name", async () => {
    const embedding = await Embedding.open("new-basket", { "basket-cookie": "limio" });
    const { remedies } = await embedding.until("no-cookie");
    expect(remedies).to.deep.equal([
      'The cookie "limio_state" names a basket: write basket-cookie="limio_state".',
    ]);
    embedding.page.element.basketCookie = "limio_state";
    await embedding.untilGone("no-cookie");
  });

  it("that names no basket is told of", async () => {
    const embedding = await Embedding.open("broken-cookie");
    await embedding.until("cookie-unreadable");
  });

  it("is not missed where basket-id names the basket", async () => {
    const embedding = await Embedding.open("new-basket", {}, () => {
      document.cookie = "limio_state=; path=/; max-age=0";
    });
    await embedding.until("no-cookie");
    embedding.page.element.basketId = (await keptOrder()).basketId;
    await embedding.untilGone("no-cookie");
  });

  for (const [credentials, remedy] of [
    ["omit", 'credentials="omit"'],
    ["include", "The proxy at /api"],
  ] as const) {
    it(`that does not reach the API is told of (${credentials})`, async () => {
      const embedding = await Embedding.open("new-basket", { credentials });
      await embedding.page.settled();
      await addFault({ on: "update", kind: "status", status: 404, times: 1 });
      await embedding.page.element
        .removeItem(embedding.page.element.basket?.items[0]?.id ?? "")
        .catch(() => undefined);
      const { remedies } = await embedding.until("cookie-not-sent");
      expect(remedies[0]).to.contain(remedy);
    });
  }
});

describe("the API of an embedding", () => {
  it("is not blamed for what the page's own api does", async () => {
    const embedding = await Embedding.open("new-basket");
    embedding.page.element.api = { validate: async () => 5 } as never;
    const { problem } = await embedding.until("not-the-api");
    expect(problem).to.contain("own api");
  });

  it("is not quoted in the console: what it says may be about somebody", async () => {
    const log = new ConsoleLog();
    const { page } = await Embedding.open("new-basket", { "max-retries": "0" }, () =>
      addFault({ on: "validate", kind: "status", status: 409 }),
    );
    const said = (): string => JSON.stringify(log.entries.map(({ args }) => args.map(String)));
    await page.until(() => said().includes("answered 409"));
    log.stop();
    expect(said()).not.to.contain("answered 409:");
  });

  for (const [code, fault] of [
    ["basket-unknown", { kind: "status", status: 404 }],
    ["not-the-api", { kind: "login-page" }],
    ["unreachable", { kind: "drop-before" }],
  ] as const) {
    it(`is told of with ${code}, until it is right`, async () => {
      const embedding = await Embedding.open("new-basket", {}, () => addFault({ on: "validate", ...fault }));
      const { remedies } = await embedding.until(code);
      expect(remedies.join(" ")).to.contain(code === "unreachable" ? "host up" : "api-base");
      await clearFaults();
      await embedding.page.element.refresh();
      await embedding.untilGone(code);
    });
  }

  for (const [code, fault] of [
    ["not-the-api", { kind: "status", status: 501 }],
    ["not-the-api", { kind: "status", status: 405, body: "html" }],
    ["not-the-api", { kind: "login-page" }],
    ["unreachable", { kind: "drop-before" }],
  ] as const) {
    it(`is told of with ${code} where a first offer meets with ${JSON.stringify(fault)}`, async () => {
      const embedding = await Embedding.open("no-cookie", {}, async () => {
        for (const on of ["initiate", "validate"] as const) await addFault({ on, ...fault });
      });
      await rejection(embedding.page.element.addItem(await anOffer()));
      const { remedies } = await embedding.until(code);
      expect(remedies.join(" ")).to.contain(code === "unreachable" ? "host up" : "api-base");
    });
  }

  it("that says why it refuses is quoted", async () => {
    const embedding = await Embedding.open("no-cookie");
    const offer = { ...(await anOffer()), version: "0".repeat(32) };
    const error = (await rejection(embedding.page.element.addItem(offer))) as Error;
    expect(error.message).to.match(/answered 502: .*is not published/);
    const { problem, remedies } = await embedding.until("order-refused");
    expect(problem).to.match(/answered 502: .*is not published/);
    expect(remedies[0]).to.contain("offer-version");
    await embedding.page.element.addItem(await anOffer());
    await embedding.untilGone("order-refused");
  });

  it("that answers and does not let the page read is told of", async () => {
    // Another host of this machine, and so another origin.
    const elsewhere = location.origin.replace("localhost", "127.0.0.1");
    const embedding = await Embedding.open("new-basket", { "api-base": `${elsewhere}/api` }, () =>
      addFault({ on: "validate", kind: "no-cors" }),
    );
    const { remedies } = await embedding.until("no-cors");
    expect(remedies[0]).to.contain(`Access-Control-Allow-Origin: ${location.origin}`);
  });
});

describe("the offers of an embedding", () => {
  it("are told of where their own name is misspelt", async () => {
    const holder = document.createElement("div");
    holder.innerHTML = "<partner-checkout-ofer><button></button></partner-checkout-ofer>";
    document.body.append(holder);
    const embedding = await Embedding.open();
    expect((await embedding.until("offer-incomplete")).problem).to.contain("<partner-checkout-ofer>");
    holder.remove();
  });

  it("are told of where an attribute is misspelt", async () => {
    const holder = document.createElement("div");
    holder.innerHTML = "<partner-checkout-offer offerid='1' offer-version='1'><button></button>";
    document.body.append(holder);
    const embedding = await Embedding.open();
    const { problem, remedies } = await embedding.until("unknown-attribute");
    expect(problem).to.contain('"offerid"');
    expect(remedies).to.deep.equal(["Write offer-id."]);
    holder.remove();
  });

  for (const [what, markup, problem] of [
    [
      "have no id",
      "<partner-checkout-offer offer-version='1'><button></button></partner-checkout-offer>",
      "no offer-id",
    ],
    [
      "have no version",
      "<partner-checkout-offer offer-id='1'><button></button></partner-checkout-offer>",
      "no offer-version",
    ],
    [
      "have no button",
      "<partner-checkout-offer offer-id='1' offer-version='1'>Buy</partner-checkout-offer>",
      "nothing to press",
    ],
    [
      "are for no basket",
      "<partner-checkout-offer offer-id='1' offer-version='1' for='nobody'><x-button></x-button></partner-checkout-offer>",
      'for="nobody"',
    ],
    [
      "have a quantity that is none",
      "<partner-checkout-offer offer-id='1' offer-version='1' quantity='many'><button></button></partner-checkout-offer>",
      'quantity="many"',
    ],
  ] as const) {
    it(`are told of where they ${what}`, async () => {
      const holder = document.createElement("div");
      holder.innerHTML = markup;
      document.body.append(holder);
      const embedding = await Embedding.open();
      const found = await embedding.until("offer-incomplete");
      expect(found.problem).to.contain(problem);
      expect(embedding.codes.length).to.equal(1);
      holder.remove();
      await embedding.page.element.refresh();
      await embedding.untilGone("offer-incomplete");
    });
  }
});
