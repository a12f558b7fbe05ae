import { expect } from "@open-wc/testing";
import { attributeOf, settings, type Setting, type SettingName } from "../../src/element/settings.js";
import { BASKET_ID } from "../support/baskets.js";

type Flag = "readonly" | "debug";
type HostValue = "getToken" | "api" | "messages";

interface Expectation {
  readonly attribute: string;
  readonly fallback: unknown;
  /** Right values, each with how it is read. */
  readonly right: readonly (readonly [value: unknown, read: unknown])[];
  readonly wrong: readonly unknown[];
}

const same = (...values: readonly unknown[]) => values.map((value) => [value, value] as const);
/** What no setting takes, whatever it is for. */
const NEVER = ["", "  ", null, undefined, {}, [], Symbol("x"), () => "x"];

/** Settings that are written as text. */
const expectations: Readonly<Record<Exclude<SettingName, Flag | HostValue>, Expectation>> = {
  apiBase: {
    attribute: "api-base",
    fallback: "/api",
    right: [...same("/api", "https://acme.prod.limio.com/api", "http://localhost:1/api"), [" /api ", "/api"]],
    wrong: [
      "http://acme.prod.limio.com/api",
      "https://a:b@acme.example",
      "javascript:alert(1)",
      "https://[",
      7,
    ],
  },
  basketCookie: {
    attribute: "basket-cookie",
    fallback: "limio_state",
    right: same("limio_state", "a", "__Host-state", "a.b-c~!"),
    wrong: ["a b", "a=b", "a;b", "a,b", '"a"', "ä", 7],
  },
  basketId: {
    attribute: "basket-id",
    fallback: undefined,
    right: [...same(BASKET_ID), [` ${BASKET_ID} `, BASKET_ID]],
    wrong: ["basket-1", "83e91b5a", `${BASKET_ID}${BASKET_ID}`, 7],
  },
  tokenUrl: {
    attribute: "token-url",
    fallback: undefined,
    right: same("/token", "https://shop.example/token"),
    wrong: ["http://shop.example/token", "data:application/json,{}", "https://a@shop.example/token"],
  },
  checkoutUrl: {
    attribute: "checkout-url",
    fallback: undefined,
    right: same("/checkout", "https://shop.example/?b={basketId}", "http://shop.example/{basketId}"),
    wrong: ["javascript:alert('{basketId}')", "data:text/html,x", "https://[", "/?b={id}", "“/checkout”"],
  },
  checkoutOrigins: {
    attribute: "checkout-origins",
    fallback: undefined,
    right: same("https://shop.example", "https://shop.example  http://localhost:8000"),
    wrong: ["shop.example", "https://shop.example/a", "*"],
  },
  locale: {
    attribute: "locale",
    fallback: undefined,
    right: same("en", "en-GB", "en_GB", "zh-Hant-HK"),
    wrong: ["e", "en GB", "*", 7],
  },
  heading: {
    attribute: "heading",
    fallback: undefined,
    right: [...same("Your bag", "0"), [" Your bag ", "Your bag"]],
    wrong: [7],
  },
  theme: {
    attribute: "theme",
    fallback: "auto",
    right: [...same("auto", "light", "dark"), [" Dark ", "dark"]],
    wrong: ["black", "auto light", 7, true],
  },
  validateMode: {
    attribute: "validate",
    fallback: "auto",
    right: [...same("auto", "manual"), ["MANUAL", "manual"]],
    wrong: ["never", "false"],
  },
  validateRequest: {
    attribute: "validate-request",
    fallback: "path",
    right: same("path", "body"),
    wrong: ["query"],
  },
  credentials: {
    attribute: "credentials",
    fallback: "include",
    right: same("include", "same-origin", "omit"),
    wrong: ["none", "same origin"],
  },
  timeout: {
    attribute: "timeout",
    fallback: 10_000,
    right: [
      [1, 1],
      ["5000", 5_000],
      [" 5000 ", 5_000],
      [600_000, 600_000],
    ],
    wrong: [0, -1, "5 s", "5s", 1.5, NaN, Infinity, 600_001, true],
  },
  maxRetries: {
    attribute: "max-retries",
    fallback: 2,
    right: [
      [0, 0],
      ["0", 0],
      ["10", 10],
    ],
    wrong: [-1, 11, "many", 0.5, false],
  },
  headingLevel: {
    attribute: "heading-level",
    fallback: 2,
    right: [
      ["2", 2],
      [6, 6],
    ],
    wrong: [1, 7, "h2", "2.5"],
  },
  skeletonLines: {
    attribute: "skeleton-lines",
    fallback: 2,
    right: [
      [0, 0],
      ["50", 50],
    ],
    wrong: [-1, 51, "two"],
  },
};

for (const [name, { attribute, fallback, right, wrong }] of Object.entries(expectations)) {
  const setting: Setting<unknown> = settings[name as SettingName];

  describe(`the setting ${name}`, () => {
    it(`is the attribute ${attribute}, ${String(fallback)} by default`, () => {
      expect(attributeOf(name as SettingName)).to.equal(attribute);
      expect(setting.fallback).to.equal(fallback);
    });

    for (const [value, read] of right) {
      it(`takes ${typeof value} ${JSON.stringify(value)}`, () => {
        expect(setting.read(value)).to.equal(read);
      });
    }

    for (const value of [...NEVER, ...wrong]) {
      it(`refuses ${typeof value} ${typeof value === "symbol" ? "" : JSON.stringify(value)}`, () => {
        expect(setting.read(value)).to.equal(undefined);
      });
    }

    it("says what is allowed", () => {
      expect(setting.allowed).to.match(/\w/);
    });
  });
}

describe("settings that are there or not", () => {
  for (const name of ["readonly", "debug"] as const satisfies Flag[]) {
    it(`are off by default, and on with any value of the attribute: ${name}`, () => {
      const { fallback, read } = settings[name];
      expect(attributeOf(name)).to.equal(name);
      expect([fallback, read(false)]).to.deep.equal([false, false]);
      expect([read(""), read(name), read(true)]).to.deep.equal([true, true, true]);
    });
  }
});

describe("settings that a host gives by script", () => {
  it("take what they are for, and nothing else", () => {
    const getToken = (): string => "token";
    const api = {};
    expect(settings.getToken.read(getToken)).to.equal(getToken);
    expect(settings.api.read(api)).to.equal(api);
    expect(settings.messages.read(api)).to.equal(api);
    expect(settings.getToken.read("token")).to.equal(undefined);
    expect(settings.getToken.read(api)).to.equal(undefined);
    expect(settings.api.read("/api")).to.equal(undefined);
    expect(settings.messages.read("Your bag")).to.equal(undefined);
  });

  it("are none by default", () => {
    expect(settings.getToken.fallback).to.equal(undefined);
    expect(settings.api.fallback).to.equal(undefined);
    expect(settings.messages.fallback).to.deep.equal({});
  });
});
