import { expect } from "@open-wc/testing";
import type { PartnerCheckoutElement } from "../../src/element.js";
import { BASKET_ID } from "../support/baskets.js";
import { CheckoutPage } from "../support/checkout-page.js";
import { ConsoleLog } from "../support/console-log.js";

interface Expectation {
  readonly property: Exclude<keyof PartnerCheckoutElement, "token">;
  readonly fallback: unknown;
  readonly right: readonly [value: string, read: unknown];
  readonly wrong: readonly string[];
  readonly allowed: RegExp;
}

const expectations: Readonly<Record<string, Expectation>> = {
  "api-base": {
    property: "apiBase",
    fallback: "/api",
    right: ["https://acme.prod.limio.com/api", "https://acme.prod.limio.com/api"],
    wrong: ["http://acme.prod.limio.com/api", "ftp://acme.example/api", "javascript:alert(1)", "https://["],
    allowed: /https URL/,
  },
  "basket-cookie": {
    property: "basketCookie",
    fallback: "limio_state",
    right: ["shop_state", "shop_state"],
    wrong: ["a b", "a=b", "a;b"],
    allowed: /cookie name/,
  },
  "basket-id": {
    property: "basketId",
    fallback: undefined,
    right: [BASKET_ID, BASKET_ID],
    wrong: ["83e91b5a", "basket-1", "basket-../../../../../../../../../etc/passwd"],
    allowed: /basket id/,
  },
  "token-url": {
    property: "tokenUrl",
    fallback: undefined,
    right: ["/token", "/token"],
    wrong: ["http://shop.example/token", "data:application/json,{}"],
    allowed: /https URL/,
  },
  "checkout-url": {
    property: "checkoutUrl",
    fallback: undefined,
    right: ["https://shop.example/{basketId}", "https://shop.example/{basketId}"],
    wrong: ["javascript:alert(1)", "https://["],
    allowed: /http\(s\) URL/,
  },
  "checkout-origins": {
    property: "checkoutOrigins",
    fallback: undefined,
    right: ["https://a.example https://b.example:8443", "https://a.example https://b.example:8443"],
    wrong: ["a.example", "https://a.example/path", "*"],
    allowed: /origins/,
  },
  locale: {
    property: "locale",
    fallback: undefined,
    right: ["de-CH", "de-CH"],
    wrong: ["e", "English please"],
    allowed: /language tag/,
  },
  theme: {
    property: "theme",
    fallback: "auto",
    right: ["dark", "dark"],
    wrong: ["black", "auto light"],
    allowed: /auto, light, dark/,
  },
  validate: {
    property: "validateMode",
    fallback: "auto",
    right: ["manual", "manual"],
    wrong: ["never"],
    allowed: /auto, manual/,
  },
  "validate-request": {
    property: "validateRequest",
    fallback: "path",
    right: ["body", "body"],
    wrong: ["query"],
    allowed: /path, body/,
  },
  credentials: {
    property: "credentials",
    fallback: "include",
    right: ["same-origin", "same-origin"],
    wrong: ["none"],
    allowed: /include, same-origin, omit/,
  },
  timeout: {
    property: "timeout",
    fallback: 10_000,
    right: ["2500", 2500],
    wrong: ["0", "-1", "1.5", "soon", "1e9"],
    allowed: /whole number from 1 to 600000/,
  },
  "max-retries": {
    property: "maxRetries",
    fallback: 2,
    right: ["0", 0],
    wrong: ["-1", "11", "many"],
    allowed: /whole number from 0 to 10/,
  },
  "heading-level": {
    property: "headingLevel",
    fallback: 2,
    right: ["4", 4],
    wrong: ["1", "7", "h2"],
    allowed: /whole number from 2 to 6/,
  },
  "skeleton-lines": {
    property: "skeletonLines",
    fallback: 2,
    right: ["5", 5],
    wrong: ["-1", "2.5", "a few"],
    allowed: /whole number from 0 to 50/,
  },
};

describe("the attribute", () => {
  let log: ConsoleLog;
  let element: PartnerCheckoutElement;

  beforeEach(async () => {
    element = (await CheckoutPage.open("no-cookie", { "token-url": undefined })).element;
    log = new ConsoleLog();
  });

  afterEach(() => {
    log.stop();
  });

  for (const [attribute, { property, fallback, right, wrong, allowed }] of Object.entries(expectations)) {
    const [value, read] = right;
    it(`${attribute} is read as the property ${property}, and may come and go`, () => {
      expect(element[property]).to.equal(fallback);
      element.setAttribute(attribute, value);
      expect(element[property]).to.equal(read);
      element.removeAttribute(attribute);
      expect(element[property]).to.equal(fallback);
      Reflect.set(element, property, value);
      expect(element[property]).to.equal(read);
      Reflect.set(element, property, undefined);
      expect(element[property]).to.equal(fallback);
      expect(log.entries).to.deep.equal([]);
    });

    for (const bad of wrong) {
      it(`${attribute} falls back with one warning for ${JSON.stringify(bad)}`, async () => {
        element.setAttribute(attribute, value);
        element.setAttribute(attribute, bad);
        await element.updateComplete;
        expect(element[property]).to.equal(fallback);
        element.setAttribute(attribute, bad);
        await element.updateComplete;
        expect(log.entries.length).to.equal(1);
        const [warning = ""] = log.warnings;
        expect(warning).to.contain(`${attribute}="${bad}"`);
        expect(warning).to.match(allowed);
      });
    }
  }

  for (const attribute of ["api-base", "token-url"]) {
    it(`${attribute} with credentials in it is refused, and they are not in the warning`, () => {
      element.setAttribute(attribute, "https://partner:s3cret@shop.example/api");
      expect(element[attribute === "api-base" ? "apiBase" : "tokenUrl"]).to.equal(
        attribute === "api-base" ? "/api" : undefined,
      );
      expect(log.warnings.length).to.equal(1);
      expect(log.warnings[0]).to.contain(attribute).and.to.contain("shop.example");
      expect(log.warnings[0]).not.to.match(/s3cret|partner:/);
    });
  }

  for (const url of [
    "https://partner:s3/cret@shop.example/api",
    "https://partner:s3?cret@shop.example/api",
    "https://partner:s3#cret@shop.example/api",
    "https://partner:s3\\cret@shop.example/api",
    "https://partner:s3\ncret@shop.example/api",
    // Browsers read these two as the first kind.
    "https:partner:s3cret@shop.example/api",
    "https:\\\\partner:s3cret@shop.example/api",
  ]) {
    it(`api-base=${JSON.stringify(url)} does not tell its credentials either`, () => {
      element.setAttribute("api-base", url);
      expect(element.apiBase).to.equal("/api");
      expect(log.warnings.length).to.equal(1);
      expect(log.warnings[0]).not.to.contain("cret");
    });
  }

  for (const flag of ["readonly", "debug"] as const) {
    it(`${flag} is on when it is there, whatever its value`, () => {
      for (const value of ["", flag, "false"]) {
        element.setAttribute(flag, value);
        expect(element[flag]).to.equal(true);
      }
      element.removeAttribute(flag);
      expect(element[flag]).to.equal(false);
      element[flag] = true;
      expect(element[flag]).to.equal(true);
      element[flag] = false;
      expect(element[flag]).to.equal(false);
      expect(log.entries).to.deep.equal([]);
    });
  }

  it("heading takes any text, and none is the default", () => {
    element.setAttribute("heading", "Your order");
    expect(element.heading).to.equal("Your order");
    element.removeAttribute("heading");
    expect(element.heading).to.equal(undefined);
    expect(log.entries).to.deep.equal([]);
  });

  it("throw nothing at a page that sets what cannot even be written as text", () => {
    const wrong = [Object.create(null), Symbol("dark")] as readonly unknown[];
    for (const value of wrong) Reflect.set(element, "theme", value);
    expect(element.theme).to.equal("auto");
    expect(log.warnings.length).to.equal(2);
  });

  for (const [property, wrong] of [
    ["getToken", "a token"],
    ["api", "/api"],
    ["messages", "Hello"],
  ] as const) {
    it(`has no counterpart for ${property}, whose wrong value is not in the warning`, () => {
      const fallback = element[property];
      Reflect.set(element, property, wrong);
      expect(element[property]).to.equal(fallback);
      expect(log.warnings.length).to.equal(1);
    });
  }
});
