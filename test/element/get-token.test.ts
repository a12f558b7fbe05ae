import { expect } from "@open-wc/testing";
import type { GetToken } from "../../src/element.js";
import { deferred } from "../support/deferred.js";
import { changeSettings, issueToken, offerNamed } from "../support/demo-basket.js";
import { countedSource, errorCodes, pageWithoutTokens, statuses } from "../support/token-sources.js";

describe("getToken", () => {
  it("may answer at once", async () => {
    const page = await pageWithoutTokens();
    const token = await issueToken();
    page.element.getToken = () => token;
    await page.settled();
    expect(page.element.status).to.equal("ready");
  });

  it("may answer later, and is told why it is asked", async () => {
    const page = await pageWithoutTokens();
    const { reasons, getToken } = countedSource();
    page.element.getToken = getToken;
    await page.settled();
    expect(page.element.status).to.equal("ready");
    expect(reasons).to.deep.equal(["initial"]);
  });

  it("may answer with the scheme in front", async () => {
    const page = await pageWithoutTokens();
    const token = await issueToken();
    page.element.getToken = () => `Bearer ${token}`;
    await page.settled();
    expect(page.element.status).to.equal("ready");
  });

  const broken: readonly (readonly [what: string, getToken: GetToken])[] = [
    [
      "throws",
      () => {
        throw new Error("not signed in");
      },
    ],
    ["rejects", () => Promise.reject(new Error("not signed in"))],
    ...["", "  ", "a b", "tökén", "a\r\nb"].map((text): (typeof broken)[number] => [
      `gives ${JSON.stringify(text)}`,
      () => text,
    ]),
    ...[undefined, null, 7, {}, ["x"]].map((value): (typeof broken)[number] => [
      `gives ${JSON.stringify(value)}`,
      () => value as string,
    ]),
  ];
  for (const [what, getToken] of broken) {
    it(`that ${what} is no token, and may give one on retry`, async () => {
      const page = await pageWithoutTokens();
      let asked = 0;
      page.element.getToken = (request) => (asked++ === 0 ? getToken(request) : issueToken());
      await page.settled();
      expect(page.element.status).to.equal("error");
      expect(errorCodes(page)).to.deep.equal(["token-missing"]);
      expect(page.count("error")).to.equal(1);
      expect(await page.requests("validate")).to.deep.equal([]);
      page.button("Try again").click();
      await page.until(() => page.element.status === "ready");
      expect(asked).to.equal(2);
    });
  }

  it("that hangs is given up after the timeout, and told so by its signal", async () => {
    const page = await pageWithoutTokens();
    const signals: AbortSignal[] = [];
    page.element.getToken = ({ signal }) => {
      signals.push(signal);
      return new Promise(() => {});
    };
    await page.until(() => page.element.status === "error");
    expect(errorCodes(page)).to.deep.equal(["token-missing"]);
    expect(signals.map(({ aborted }) => aborted)).to.deep.equal([true]);
  });

  it("is asked once by several requests that wait", async () => {
    const page = await pageWithoutTokens();
    const { reasons, getToken } = countedSource();
    const gate = deferred<void>();
    page.element.getToken = async (request) => {
      await gate.promise;
      return await getToken(request);
    };
    await page.until(() => page.element.status === "loading");
    const order = { orderItems: [{ offer: await offerNamed("Print Annual") }] };
    const basket = page.element.initiate(order);
    gate.resolve();
    expect((await basket).items.length).to.equal(1);
    expect(reasons).to.deep.equal(["initial"]);
  });

  it("is asked once more, for a reason, when the API refuses its token", async () => {
    const page = await pageWithoutTokens("expired-token");
    const { reasons, getToken } = countedSource();
    page.element.getToken = getToken;
    await page.settled();
    expect(page.element.status).to.equal("ready");
    expect(reasons).to.deep.equal(["initial", "unauthorized"]);
    expect(await statuses(page, "validate")).to.deep.equal([401, 200]);
    expect(errorCodes(page)).to.deep.equal([]);
  });

  it("that gives the same token again gets the request replayed once", async () => {
    const page = await pageWithoutTokens("expired-token");
    const token = await issueToken();
    page.element.getToken = () => token;
    await page.settled();
    expect(errorCodes(page)).to.deep.equal(["unauthorized"]);
    expect(await statuses(page, "validate")).to.deep.equal([401, 401]);
  });

  it("is asked for a new token shortly before a JWT expires", async () => {
    const page = await pageWithoutTokens();
    await changeSettings({ tokenLifetime: 3 });
    const { reasons, getToken } = countedSource();
    let expiry = Infinity;
    page.element.getToken = async (request) => {
      const token = await getToken(request);
      const [, payload = ""] = token.split(".");
      expiry = (JSON.parse(atob(payload)) as { exp: number }).exp * 1000;
      return token;
    };
    await page.settled();
    // A fifth of its life, which is between two and three seconds.
    const renewal = expiry - 350;
    await page.until(() => Date.now() > renewal);
    await page.element.validate();
    expect(reasons).to.deep.equal(["initial", "expiring"]);
    expect(await statuses(page, "validate")).to.deep.equal([200, 200]);
  });
});
