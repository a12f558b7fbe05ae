import { setTimeout } from "node:timers/promises";
import { expect } from "chai";
import express, { type ErrorRequestHandler } from "express";
import { connectHandler } from "../../demo/node/connect.js";
import { limioProxy } from "../../demo/proxies/edge.js";
import { limio } from "../../demo/proxies/express.js";
import { ask, type Question, type Reply } from "./ask.js";
import { findNginx, makeCertificate, Nginx, SHOP } from "./nginx.js";
import { pageWith, Partner } from "./partner.js";
import { LocalServer } from "./servers.js";
import { Shop } from "./shop.js";
import { Visit } from "./visit.js";

const PAGE = "www.partner.localhost";
const VALIDATE = "/api/partner/checkout/validate";
const UPDATE = "/api/partner/checkout/update";
const TIMEOUT = 1_000;

const shop = new Shop();
const elsewhere = new Shop();

/** A recipe that runs in front of the shop and of a partner's pages. */
interface Running {
  readonly port: number;
  stop(): Promise<unknown>;
}

/** One of the recipes. */
interface Recipe {
  readonly name: string;
  readonly start: () => Promise<Running>;
  /** What it makes of a redirect: its own answer, or the shop's without its destination. */
  readonly redirect: number;
  /** Whether of the shop's cookies the landing-state cookie alone passes. */
  readonly choosesCookies: boolean;
}

async function started(partner: Partner): Promise<Partner> {
  await partner.start();
  return partner;
}

const recipes: Recipe[] = [
  {
    name: "edge.js",
    start: () => {
      const proxy = limioProxy({ shop: shop.at("localhost"), timeout: TIMEOUT });
      const pages = ["/", "/partner-checkout.js", "/limio-token", "/checkout"];
      const isPage = ({ url }: Request): boolean => pages.includes(new URL(url).pathname);
      return started(
        new Partner(
          shop,
          connectHandler({ handle: async (request) => (isPage(request) ? undefined : await proxy(request)) }),
        ),
      );
    },
    redirect: 502,
    choosesCookies: true,
  },
  {
    name: "express.js",
    start: () => {
      const app = express();
      const proxy = limio({ shop: shop.at("localhost"), timeout: TIMEOUT });
      app.use(["/api/partner/checkout", "/public"], proxy);
      return started(new Partner(shop, app));
    },
    redirect: 502,
    choosesCookies: true,
  },
];

const nginx = findNginx();
if (nginx === undefined) {
  console.log("nginx.conf is not tried: nginx is not here, and only root on Debian can install it.");
} else {
  recipes.push({
    name: "nginx.conf",
    start: async () => {
      const pages = await started(new Partner(shop));
      const server = await Nginx.start(nginx, { shop: shop.port, pages: pages.port });
      return { port: server.port, stop: () => Promise.all([server.stop(), pages.stop()]) };
    },
    redirect: 302,
    choosesCookies: false,
  });
}

for (const { name, start, redirect, choosesCookies } of recipes) {
  describe(`the proxy ${name}`, () => {
    let proxy: Running;
    let token: string;

    before(async () => {
      await Promise.all([shop.start(), elsewhere.start()]);
      proxy = await start();
    });
    after(() => Promise.all([proxy.stop(), shop.stop(), elsewhere.stop()]));
    beforeEach(async () => {
      await shop.open();
      token = await shop.token();
    });

    const send = (question: Question): Promise<Reply> => ask(proxy.port, question);
    const authorized = (): Record<string, string> => ({
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      cookie: `limio_state=${shop.basketId}`,
    });
    const validate = (): Promise<Reply> =>
      send({ method: "POST", path: `${VALIDATE}/${shop.basketId}`, headers: authorized() });
    const fail = (fault: Readonly<Record<string, unknown>>): Promise<unknown> =>
      shop.control("POST", "faults", { times: 1, ...fault });

    describe("in a browser", () => {
      let visit: Visit;
      beforeEach(async () => {
        visit = await Visit.begin("blocked");
      });
      afterEach(() => visit.end());

      it("leads from an offer to the checkout, with the shop's cookie on the page's own host", async () => {
        shop.cookieAttributes = "Domain=shop.localhost; Path=/; Secure; SameSite=Lax";
        const page = `http://${PAGE}:${proxy.port}`;
        await visit.open(page + pageWith({}));
        const id = await visit.initiate(await shop.offer());
        const cookies = await visit.page.browserContext().cookies();
        const cookie = cookies.find((each) => each.name === "limio_state");
        expect(cookie).to.include({ domain: PAGE, path: "/", secure: true, httpOnly: false });
        await visit.open(page + pageWith({}));
        expect(await visit.status()).to.equal("ready");
        expect(await visit.pictures()).to.deep.equal([1, 1]);
        await visit.increase();
        expect(await visit.shownQuantities()).to.deep.equal(["2"]);
        expect(await shop.quantities()).to.deep.equal([2]);
        expect(await visit.texts("item-error")).to.deep.equal([]);
        expect(visit.thrown).to.deep.equal([]);
        expect(await visit.proceed()).to.equal(`${page}/checkout?basket=${id}`);
      });
    });

    it("passes on the token, the body and the landing-state cookie, and nothing else of the page's", async () => {
      const [item] = await shop.itemIds();
      const body = JSON.stringify({
        orderItemActions: [{ orderItemActionType: "update_quantity", id: item, quantity: 3 }],
      });
      const { status } = await send({
        method: "PUT",
        path: UPDATE,
        body,
        headers: {
          ...authorized(),
          accept: "application/json",
          "accept-language": "de",
          cookie: `session=s; xlimio_state=1; limio_state_2=2; a=limio_state=3; limio_state=${shop.basketId}; limio_state=4; b=5`,
          origin: `http://${PAGE}`,
          referer: `http://${PAGE}/private`,
          forwarded: "for=203.0.113.7",
          "x-forwarded-for": "203.0.113.7",
          "x-forwarded-host": "elsewhere.localhost",
          "x-own": "1",
        },
      });
      expect(status).to.equal(200);
      expect(await shop.quantities()).to.deep.equal([3, 1]);
      const [reached] = shop.reached;
      expect(reached?.headers).to.include({
        authorization: `Bearer ${token}`,
        accept: "application/json",
        "accept-language": "de",
        "content-type": "application/json",
        "content-length": String(body.length),
        cookie: `limio_state=${shop.basketId}`,
      });
      const theirs = ["host", "connection", "user-agent", "accept-encoding", "sec-fetch-mode"];
      const ours = ["accept", "accept-language", "authorization", "content-length", "content-type", "cookie"];
      expect([...theirs, ...ours]).to.include.members(Object.keys(reached?.headers ?? {}));
    });

    it("asks for pictures without the token and the cookie", async () => {
      const path = "/public/covers/harbour-review.svg";
      const headers = { ...authorized(), accept: "image/*", "if-none-match": '"1"' };
      shop.also.set("etag", '"2"');
      const { status, headers: answered } = await send({ path: `${path}?w=80`, headers });
      expect(status).to.equal(200);
      expect(answered).to.include({
        "content-type": "image/svg+xml",
        "cache-control": "public, max-age=86400",
        etag: '"2"',
      });
      const [reached] = shop.reached;
      expect(reached?.url).to.equal(`${path}?w=80`);
      expect(reached?.headers).to.include({ accept: "image/*", "if-none-match": '"1"' });
      expect(reached?.headers).not.to.have.any.keys("authorization", "cookie");
      expect((await send({ method: "HEAD", path })).status).to.equal(200);
    });

    for (const [what, fault, expected] of [
      ["401", { status: 401 }, '{"message":"Answered 401 as asked for"}'],
      ["404", { status: 404 }, '{"message":"Answered 404 as asked for"}'],
      ["404 with nothing", { status: 404, body: "empty" }, ""],
      ["502", { status: 502 }, '{"message":"Answered 502 as asked for"}'],
      ["502 with HTML", { status: 502, body: "html" }, /^<!doctype html>/],
      ["504 with nothing", { status: 504, body: "empty" }, ""],
      ["413", { status: 413 }, '{"message":"Answered 413 as asked for"}'],
    ] as const) {
      it(`passes back a ${what} as it is`, async () => {
        await fail({ on: "validate", kind: "status", ...fault });
        const { status, text } = await validate();
        expect(status).to.equal(fault.status);
        if (typeof expected === "string") expect(text).to.equal(expected);
        else expect(text).to.match(expected);
      });
    }

    it("passes back what an answer goes by, so that nobody else gets it who asks otherwise", async () => {
      shop.also.append("vary", "Accept");
      const { headers } = await validate();
      expect(headers.vary).to.contain("Accept");
    });

    it("passes back Retry-After", async () => {
      await fail({ on: "validate", kind: "status", status: 429, headers: { "retry-after": "7" } });
      const { status, headers } = await validate();
      expect([status, headers["retry-after"]]).to.deep.equal([429, "7"]);
    });

    it("passes back a cookie as it is, but for its domain", async () => {
      const [item] = [await shop.offer()];
      const order = { external_id: crypto.randomUUID(), orderItems: [{ offer: item, quantity: 1 }] };
      const initiate = (): Promise<Reply> =>
        send({
          method: "POST",
          path: "/api/partner/checkout/initiate",
          headers: authorized(),
          body: JSON.stringify({ order }),
        });
      shop.also.append("set-cookie", "limio_state=; Path=/old; Domain=shop.localhost; Max-Age=0");
      shop.also.append("set-cookie", "session=theirs; Domain=shop.localhost; Path=/");
      for (const [attributes, expected] of [
        ["Domain=.shop.localhost; Path=/; Secure; SameSite=None", "Path=/; Secure; SameSite=None"],
        ["path=/api; Max-Age=60; domain=shop.localhost", "path=/api; Max-Age=60"],
        ["Path=/; HttpOnly; Partitioned; Secure", "Path=/; HttpOnly; Partitioned; Secure"],
      ] as const) {
        shop.cookieAttributes = attributes;
        const { headers } = await initiate();
        // A domain of nothing is none (RFC 6265).
        const cookies = headers["set-cookie"]?.map((line) => line.replace(/; domain=(?=;|$)/i, ""));
        expect(cookies?.filter((line) => line.startsWith("limio_state="))).to.deep.equal([
          `limio_state=${encodeURIComponent(JSON.stringify({ basketId: `basket-${order.external_id}` }))}; ${expected}`,
          "limio_state=; Path=/old; Max-Age=0",
        ]);
        const others = cookies?.filter((line) => !line.startsWith("limio_state="));
        expect(others).to.deep.equal(choosesCookies ? [] : ["session=theirs; Path=/"]);
      }
    });

    it("says in the API's form that the shop does not answer", async () => {
      const { port } = shop;
      await shop.stop();
      try {
        const { status, headers, text } = await validate();
        expect(status).to.equal(502);
        expect(headers["content-type"]).to.match(/^application\/json/);
        expect(JSON.parse(text)).to.deep.equal({ message: "The shop does not answer" });
      } finally {
        await shop.start(port);
      }
    });

    it("says so as well when the shop takes too long", async () => {
      await fail({ on: "validate", kind: "hang" });
      const { status, text } = await validate();
      expect(status).to.equal(502);
      expect(JSON.parse(text)).to.deep.equal({ message: "The shop does not answer" });
    });

    it("breaks off where the shop does", async () => {
      await fail({ on: "validate", kind: "truncate" });
      const outcome = await validate().then(
        () => "whole",
        () => "broken",
      );
      expect(outcome).to.equal("broken");
    });

    it("never sends twice", async () => {
      await fail({ on: "update", kind: "drop-after" });
      const body = JSON.stringify({
        orderItemActions: [
          { orderItemActionType: "add", type: "offer", offer: await shop.offer(), quantity: 1 },
        ],
      });
      const { status } = await send({ method: "PUT", path: UPDATE, headers: authorized(), body });
      expect(status).to.equal(502);
      expect(shop.apiRequests).to.deep.equal(["PUT update with cookie"]);
      expect(await shop.quantities()).to.have.lengthOf(3);
    });

    it("goes nowhere else, whoever is sent there", async () => {
      const location = `${elsewhere.at("localhost")}/api/partner/checkout/validate`;
      await fail({ on: "validate", kind: "status", status: 302, headers: { location } });
      const { status, headers } = await validate();
      expect(status).to.equal(redirect);
      expect(headers).not.to.have.property("location");
      expect(elsewhere.reached).to.deep.equal([]);
    });

    for (const path of [
      "/api/partner/other",
      "/api/partner/checkout",
      "/api/partner/checkoutx/validate",
      "/oauth2/token",
      "/demo/state",
      "/publicity/covers/harbour-review.svg",
      "/API/partner/checkout/validate",
      "/api/partner/checkout/../../../demo/state",
      "/api/partner/checkout/%2e%2e/%2E%2e/%2e./demo/state",
      "/api/partner/checkout/..%2f..%2f..%2Fdemo/state",
      "/api/partner/checkout/..%5c..%5c..%5Cdemo/state",
      "/api/partner/checkout/%252e%252e%252fdemo",
      "/oauth2/..%2fapi/partner/checkout/validate",
      "/demo/%2e%2e/public/../demo/state",
      "/public/../demo/state",
      "/public/./../demo/state",
      "/public/..",
      "/public/..%2fdemo/state",
      "/public/x%2fy",
      "/public/%00/x",
      "/public//elsewhere.localhost/x",
      "/.//public/x",
      "/public/..\\demo/state",
      "/api/partner/checkout/..\\..\\..\\oauth2/token",
      "/public/..;/demo/state",
      "/public/%%32%65%%32%65/x",
      "/public/%2/x",
    ]) {
      it(`does not reach ${path}`, async () => {
        for (const method of ["GET", "POST"]) {
          const { status } = await send({ method, path, headers: authorized() });
          expect(status).to.be.below(500);
        }
        expect(shop.reached.map(({ url }) => url)).to.deep.equal([]);
      });
    }

    it("takes a path for where it leads", async () => {
      for (const [method, path] of [
        ["POST", "/api/partner/checkout/x/../../../../public/x"],
        ["GET", "/public/x/../../api/partner/checkout/validate"],
      ] as const) {
        expect((await send({ method, path, headers: authorized() })).status).to.be.oneOf([404, 405]);
      }
      expect(shop.reached).to.deep.equal([]);
    });

    it("goes to the shop alone, whatever host it is asked for", async () => {
      const host = `elsewhere.localhost:${elsewhere.port}`;
      for (const path of [`http://${host}/public/x`, `//${host}/public/x`, `/.//${host}/public/x`]) {
        await send({ path, headers: { host } });
        await send({ path });
      }
      expect(elsewhere.reached).to.deep.equal([]);
    });

    for (const [method, path] of [
      ["GET", `${VALIDATE}/x`],
      ["DELETE", UPDATE],
      ["PATCH", UPDATE],
      ["OPTIONS", UPDATE],
      // Where all are of the type `Request`, there is none.
      ...(name === "edge.js" ? [] : [["TRACE", UPDATE] as const]),
      ["POST", "/public/covers/harbour-review.svg"],
    ] as const) {
      it(`takes no ${method} of ${path}`, async () => {
        const headers = { ...authorized(), origin: "http://evil.localhost" };
        const { status, headers: answered } = await send({ method, path, headers });
        expect(status).to.equal(405);
        expect(Object.keys(answered).filter((each) => each.startsWith("access-control"))).to.deep.equal([]);
        expect(shop.reached).to.deep.equal([]);
      });
    }

    it("lets no other origin read, asks for no password and lets nothing run on the page's origin", async () => {
      shop.also.set("www-authenticate", "Basic");
      shop.also.set("access-control-allow-origin", "*");
      shop.also.set("access-control-allow-credentials", "true");
      await fail({ on: "validate", kind: "status", status: 401, body: "html" });
      const path = `${VALIDATE}/${shop.basketId}`;
      const headers = { ...authorized(), origin: "http://evil.localhost" };
      const refused = await send({ method: "POST", path, headers });
      const picture = await send({ path: "/public/covers/harbour-review.svg", headers });
      expect(refused.status).to.equal(401);
      for (const { headers: answered } of [refused, picture]) {
        expect(answered).not.to.have.any.keys(
          "access-control-allow-origin",
          "access-control-allow-credentials",
          "www-authenticate",
        );
        expect(answered["x-content-type-options"]).to.equal("nosniff");
        expect(answered["content-security-policy"]).to.match(/^default-src 'none'; .*\bsandbox$/);
      }
    });

    for (const chunked of [false, true]) {
      it(`takes no body over 64 kB${chunked ? " that does not say so" : ""}`, async () => {
        const question = { method: "PUT", path: UPDATE, headers: authorized(), chunked };
        const { status, text } = await send({ ...question, body: `"${"x".repeat(65_536)}"` });
        expect(status).to.equal(413);
        expect(JSON.parse(text)).to.deep.equal({ message: "Too large" });
        expect(shop.reached).to.deep.equal([]);
        const inside = await send({ ...question, body: `"${"x".repeat(65_000)}"` });
        expect(inside.status).not.to.equal(413);
        expect(shop.apiRequests).to.deep.equal(["PUT update with cookie"]);
      });
    }
  });
}

describe("the proxy edge.js", () => {
  it("breaks nothing off that the shop has sent in time, however slowly it is taken", async () => {
    const picture = Buffer.alloc(16_000_000, 1);
    const answering = new LocalServer(express().use((_request, response) => void response.send(picture)));
    await answering.start();
    try {
      const proxy = limioProxy({ shop: answering.at("localhost"), timeout: 200 });
      const { body } = await proxy(new Request("http://page.example/public/large.png"));
      let size = 0;
      for await (const chunk of body ?? []) {
        if (size === 0) await setTimeout(500);
        size += chunk.byteLength;
      }
      expect(size).to.equal(picture.length);
    } finally {
      await answering.stop();
    }
  });
});

describe("the proxy express.js, behind what has read the body", () => {
  it("says what is wrong instead of sending an empty one", async () => {
    const app = express();
    app.use(express.json(), limio({ shop: "http://shop.localhost" }));
    const told: ErrorRequestHandler = (error, _request, response, _next) => {
      response.status(500).end(String(error));
    };
    app.use(told);
    const server = new LocalServer(app);
    await server.start();
    try {
      const headers = { "content-type": "application/json" };
      const { status, text } = await ask(server.port, { method: "PUT", path: UPDATE, headers, body: "{}" });
      expect(status).to.equal(500);
      expect(text).to.match(/has to stand before whatever reads bodies$/);
    } finally {
      await server.stop();
    }
  });

  it("answers also where nobody is there to be told", async () => {
    const proxy = limio({ shop: "http://shop.localhost" });
    const server = new LocalServer((request, response) => {
      request.resume().on("end", () => void proxy(request, response));
    });
    const { error } = console;
    const told: unknown[] = [];
    console.error = (...said) => void told.push(...said);
    await server.start();
    try {
      const { status } = await ask(server.port, { method: "PUT", path: UPDATE, headers: {}, body: "{}" });
      expect(status).to.equal(500);
      expect(String(told[0])).to.match(/has to stand before whatever reads bodies$/);
    } finally {
      console.error = error;
      await server.stop();
    }
  });
});

const certificate = makeCertificate();
const stranger = makeCertificate();
if (nginx !== undefined && certificate && stranger) {
  describe("the proxy nginx.conf, to a shop by TLS", () => {
    const secure = new Shop(certificate);
    const pages = new LocalServer((_request, response) => response.end());
    before(() => Promise.all([secure.start(), pages.start()]));
    after(() => Promise.all([secure.stop(), pages.stop()]));

    for (const [what, trusted, expected] of [
      ["asks one that it trusts", certificate.cert, 401],
      ["does not ask a stranger", stranger.cert, 502],
    ] as const) {
      it(what, async () => {
        await secure.open();
        const proxy = await Nginx.start(nginx, { shop: secure.port, pages: pages.port, trusted });
        try {
          const { status } = await ask(proxy.port, { method: "POST", path: VALIDATE });
          expect(status).to.equal(expected);
          const names = secure.reached.map(({ serverName }) => serverName);
          expect(names).to.deep.equal(expected === 502 ? [] : [SHOP]);
        } finally {
          await proxy.stop();
        }
      });
    }

    it("does not ask one of another name", async () => {
      const other = makeCertificate("other.example");
      if (!other) throw new Error("OpenSSL made a certificate before");
      const impostor = new Shop(other);
      await impostor.start();
      const options = { shop: impostor.port, pages: pages.port, trusted: other.cert };
      const proxy = await Nginx.start(nginx, options);
      try {
        const { status } = await ask(proxy.port, { method: "POST", path: VALIDATE });
        expect(status).to.equal(502);
        expect(impostor.reached).to.deep.equal([]);
      } finally {
        await Promise.all([proxy.stop(), impostor.stop()]);
      }
    });
  });
} else if (nginx !== undefined) {
  console.log("nginx.conf is not tried by TLS: the program openssl is not here.");
}
