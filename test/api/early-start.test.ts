import { expect } from "@open-wc/testing";
import { takeEarly } from "../../src/api/early-start.js";

const URL_ASKED = "/limio-token";

function start(early: unknown): void {
  Object.assign(globalThis, { partnerCheckoutStart: { [`${location.origin}${URL_ASKED}`]: early } });
}

async function gives(url = URL_ASKED): Promise<boolean> {
  return (await takeEarly(url)) !== undefined;
}

/** How long ago the page has begun, until the property is taken away. */
function setNow(milliseconds: number): void {
  Object.defineProperty(performance, "now", { configurable: true, value: () => milliseconds });
}

describe("an early start", () => {
  afterEach(() => {
    Reflect.deleteProperty(globalThis, "partnerCheckoutStart");
  });

  it("gives an answer once", async () => {
    const answer = new Response("{}");
    start(Promise.resolve(answer));
    expect((await takeEarly(URL_ASKED)) === answer).to.equal(true);
    expect(await gives()).to.equal(false);
  });

  it("gives an answer of a promise that is of another class, as where a framework has its own", async () => {
    const answer = new Response("{}");
    // oxlint-disable-next-line unicorn/no-thenable -- that is the case
    start({ then: (resolve: (value: Response) => void) => resolve(answer) });
    expect((await takeEarly(URL_ASKED)) === answer).to.equal(true);
  });

  it("gives none to another URL, and none where the page has asked for none", async () => {
    start(Promise.resolve(new Response("{}")));
    expect(await gives("/another")).to.equal(false);
    Reflect.deleteProperty(globalThis, "partnerCheckoutStart");
    expect(await gives()).to.equal(false);
  });

  for (const [what, early] of Object.entries<() => unknown>({
    "a request that failed": () => Promise.reject(new TypeError("Failed to fetch")),
    "a request that was never sent": () => Promise.resolve(undefined),
    "an answer that is none": () => Promise.resolve("{}"),
    "something that is no request": () => "{}",
  })) {
    it(`gives nothing of ${what}`, async () => {
      start(early());
      expect(await gives()).to.equal(false);
    });
  }

  it("gives nothing that was asked for long ago: the basket may be another one by now", async () => {
    start(Promise.resolve(new Response("{}")));
    try {
      setNow(20_001);
      expect(await gives()).to.equal(false);
      setNow(19_999);
      expect(await gives()).to.equal(true);
    } finally {
      Reflect.deleteProperty(performance, "now");
    }
  });
});
