import { expect } from "@open-wc/testing";
import { checkoutUrl, isSafeForTokens, parseHttpUrl, parseOrigin } from "../../src/element/urls.js";
import { BASKET_ID } from "../support/baskets.js";

/** Addresses that would run a script, or show something that is no page. */
const HOSTILE = [
  "javascript:alert(1)",
  "JavaScript:alert(1)",
  " javascript:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "blob:https://shop.example/1",
  "file:///etc/passwd",
  "ftp://shop.example/",
  "web+http://shop.example/",
  "about:blank",
  "mailto:someone@shop.example",
  "https://",
  "https://[",
  "“https://shop.example/”",
  "https://shop.example/”",
];

describe("parseHttpUrl", () => {
  for (const value of HOSTILE) {
    it(`refuses ${JSON.stringify(value)}`, () => {
      expect(parseHttpUrl(value)).to.equal(undefined);
    });
  }

  it("reads addresses relative to the page, or to another base", () => {
    expect(parseHttpUrl("/a b")?.href).to.equal(`${location.origin}/a%20b`);
    expect(parseHttpUrl("//shop.example/a")?.href).to.equal(`${location.protocol}//shop.example/a`);
    expect(parseHttpUrl("/public/a.png", "https://shop.example/x/")?.href).to.equal(
      "https://shop.example/public/a.png",
    );
  });
});

describe("isSafeForTokens", () => {
  for (const value of [
    "/api",
    "api",
    "https://acme.prod.limio.com/api",
    "http://localhost:4000/api",
    "http://shop.localhost/api",
    "http://127.0.0.1/api",
    "http://127.100.20.30:8080/api",
    "http://127.8.9.1:81/api",
    "http://[::1]:3000/api",
  ]) {
    it(`lets a token go to ${value}`, () => {
      expect(isSafeForTokens(value)).to.equal(true);
    });
  }

  for (const value of [
    ...HOSTILE,
    "http://acme.prod.limio.com/api",
    "//acme.prod.limio.com/api".replace("//", "http://"),
    "https://user:password@acme.prod.limio.com/api",
    "https://user@acme.prod.limio.com/api",
    "http://localhost.evil.example/api",
    "http://evil-localhost/api",
    "http://127.0.0.1.evil.example/api",
    "http://128.0.0.1/api",
    "http://[::2]/api",
  ]) {
    it(`lets no token go to ${JSON.stringify(value)}`, () => {
      expect(isSafeForTokens(value)).to.equal(false);
    });
  }
});

describe("parseOrigin", () => {
  for (const [value, origin] of [
    ["https://shop.example", "https://shop.example"],
    ["https://shop.example/", "https://shop.example"],
    ["HTTPS://Shop.Example:443", "https://shop.example"],
    ["http://localhost:8000", "http://localhost:8000"],
  ] as const) {
    it(`reads ${value}`, () => {
      expect(parseOrigin(value)).to.equal(origin);
    });
  }

  for (const value of [
    ...HOSTILE,
    "",
    "shop.example",
    "/",
    "*",
    "https://*.shop.example/x",
    "https://shop.example/checkout",
    "https://shop.example/?a",
    "https://shop.example/#a",
    "https://user:password@shop.example",
  ]) {
    it(`refuses ${JSON.stringify(value)}`, () => {
      expect(parseOrigin(value)).to.equal(undefined);
    });
  }
});

describe("checkoutUrl", () => {
  it("fills the basket's id in, wherever it stands", () => {
    expect(checkoutUrl("https://shop.example/{basketId}?b={basketId}", BASKET_ID, undefined)).to.equal(
      `https://shop.example/${BASKET_ID}?b=${BASKET_ID}`,
    );
  });

  it("encodes the id", () => {
    expect(checkoutUrl("https://shop.example/?b={basketId}&c=1", "basket-&c=2#/../", undefined)).to.equal(
      "https://shop.example/?b=basket-%26c%3D2%23%2F..%2F&c=1",
    );
  });

  it("knows the place of the id however an editor has written it", () => {
    for (const place of ["%7BbasketId%7D", "%7bbasketId%7d", "{basketid}"]) {
      expect(checkoutUrl(`https://shop.example/?b=${place}`, BASKET_ID, undefined), place).to.equal(
        `https://shop.example/?b=${BASKET_ID}`,
      );
    }
  });

  it("takes an id with a dollar for what it is", () => {
    expect(checkoutUrl("https://shop.example/?b={basketId}", "$&$1", undefined)).to.equal(
      "https://shop.example/?b=%24%26%241",
    );
  });

  it("stays on this site with a path", () => {
    expect(checkoutUrl("/checkout?b={basketId}", BASKET_ID, undefined)).to.equal(
      `${location.origin}/checkout?b=${BASKET_ID}`,
    );
  });

  for (const template of HOSTILE) {
    it(`leads nowhere by ${JSON.stringify(template)}`, () => {
      expect(checkoutUrl(template, BASKET_ID, undefined)).to.equal(undefined);
    });
  }

  it("lets an id choose neither the scheme nor the host", () => {
    expect(checkoutUrl("{basketId}", "javascript:alert(1)", undefined)).to.equal(
      `${location.origin}/javascript%3Aalert(1)`,
    );
    const url = checkoutUrl("https://{basketId}.shop.example/", "evil.example/", undefined);
    expect(url === undefined || new URL(url).hostname.endsWith(".shop.example")).to.equal(true);
  });

  const allowed = "https://shop.example  http://localhost:8000/";
  for (const [template, leads] of [
    ["https://shop.example/a", true],
    ["https://shop.example:443/a", true],
    ["http://localhost:8000/a", true],
    ["http://shop.example/a", false],
    ["https://shop.example:8443/a", false],
    ["https://shop.example.evil.example/a", false],
    ["https://shop.example@evil.example/a", false],
    ["https://www.shop.example/a", false],
  ] as const) {
    it(`${leads ? "leads" : "does not lead"} to ${template} where only some origins are allowed`, () => {
      expect(checkoutUrl(template, BASKET_ID, allowed) !== undefined).to.equal(leads);
    });
  }
});
