import { expect } from "@open-wc/testing";
import {
  isBasketId,
  parseLandingState,
  readLandingState,
  watchLandingState,
  writeLandingState,
} from "../../src/basket/landing-state.js";
import { BASKET_ID, OTHER_BASKET_ID } from "../support/baskets.js";
import { deferred } from "../support/deferred.js";
import { unless } from "../support/engine.js";

const COOKIE = "landing-state-test";

function setCookie(value: string, name = COOKIE): void {
  document.cookie = `${name}=${value}; path=/`;
}

function clearCookies(): void {
  for (const pair of document.cookie.split("; ")) {
    document.cookie = `${pair.split("=")[0]}=; path=/; max-age=0`;
  }
}

beforeEach(clearCookies);
after(clearCookies);

const base64Url = (text: string): string =>
  btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const json = (fields: object): string => JSON.stringify(fields);
const jwt = (payload: object): string =>
  `${base64Url('{"alg":"RS256"}')}.${base64Url(json(payload))}.c2lnbmF0dXJl`;
// Its bytes need both characters in which base64url differs from base64.
const AWKWARD = "\u00fb\u00ff\u00bf\u00fb\u00ef\u00be";

const encodings: Readonly<Record<string, string>> = {
  "a bare id": BASKET_ID,
  "an id in quotes": `"${BASKET_ID}"`,
  JSON: json({ basketId: BASKET_ID }),
  "percent-encoded JSON": encodeURIComponent(json({ basketId: BASKET_ID })),
  "JSON with a checkoutId": json({ checkoutId: BASKET_ID }),
  "JSON with a basket_id": json({ basket_id: BASKET_ID }),
  "JSON one level below": json({ other: 1, state: { basketId: BASKET_ID } }),
  "JSON with two names": json({
    basket_id: OTHER_BASKET_ID,
    checkoutId: OTHER_BASKET_ID,
    basketId: BASKET_ID,
  }),
  "JSON with a name above a level": json({ nested: { basketId: OTHER_BASKET_ID }, basket_id: BASKET_ID }),
  "JSON whose first name is no id": json({ basketId: "none", checkoutId: BASKET_ID }),
  "base64url JSON": base64Url(json({ basketId: BASKET_ID })),
  "base64url JSON with - and _": base64Url(json({ filler: AWKWARD, basketId: BASKET_ID })),
  "base64 JSON with its padding": encodeURIComponent(btoa(json({ basketId: BASKET_ID, pad: "1" }))),
  "a JWT": jwt({ basketId: BASKET_ID }),
  "a JWT with the id one level below": jwt({ iat: 1, data: { checkoutId: BASKET_ID } }),
  "a JWT with - and _": jwt({ filler: AWKWARD, basketId: BASKET_ID }),
};

const malformed: Readonly<Record<string, string>> = {
  "a short id": "basket-83e91b5a",
  "a long id": `basket-${"a".repeat(37)}`,
  "an id with other characters": `basket-${"a".repeat(32)}!`,
  "an id in the middle of something": `x${BASKET_ID}`,
  nonsense: "%E2%9",
  "a number": "42",
  "JSON without an id": json({ id: BASKET_ID }),
  "JSON two levels below": json({ a: { b: { basketId: BASKET_ID } } }),
  "JSON with an id of another type": json({ basketId: [BASKET_ID] }),
  "broken JSON": '{"basketId":',
  "JSON that is null": "null",
  "a JWT without an id": jwt({ sub: "someone" }),
  "dots only": "..",
};

describe("isBasketId", () => {
  for (const [value, expected] of [
    [BASKET_ID, true],
    [`basket-${"a".repeat(32)}`, true],
    [`basket-${"A_9-".repeat(9)}`, true],
    [`basket-${"a".repeat(31)}`, false],
    [`basket-${"a".repeat(37)}`, false],
    [`Basket-${"a".repeat(32)}`, false],
    [`${BASKET_ID}\n`, false],
    [undefined, false],
    [{}, false],
  ] as const) {
    it(`is ${expected} of ${JSON.stringify(value)}`, () => {
      expect(isBasketId(value)).to.equal(expected);
    });
  }
});

describe("the landing-state cookie", () => {
  for (const [what, value] of Object.entries(encodings)) {
    it(`names the basket as ${what}`, () => {
      setCookie(value);
      expect(readLandingState(COOKIE)).to.deep.equal({ type: "found", basketId: BASKET_ID });
      expect(parseLandingState(value)).to.equal(BASKET_ID);
    });
  }

  for (const [what, value] of Object.entries(malformed)) {
    it(`is malformed as ${what}`, () => {
      setCookie(value);
      expect(readLandingState(COOKIE)).to.deep.equal({ type: "malformed" });
    });
  }

  it("is missing when there is none, or an empty one", () => {
    expect(readLandingState(COOKIE)).to.deep.equal({ type: "missing" });
    setCookie("");
    expect(readLandingState(COOKIE)).to.deep.equal({ type: "missing" });
  });

  it("is missing when only a longer or a shorter name exists", () => {
    setCookie(BASKET_ID, `${COOKIE}2`);
    setCookie(BASKET_ID, COOKIE.slice(0, -1));
    expect(readLandingState(COOKIE)).to.deep.equal({ type: "missing" });
  });

  for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty"]) {
    it(`is missing when it is to be called ${name} and is not there`, () => {
      expect(readLandingState(name)).to.deep.equal({ type: "missing" });
    });
  }

  it("is not broken by its neighbours", () => {
    setCookie("%E2%9", "bad%E2%9neighbour");
    setCookie('"', "quote");
    setCookie(BASKET_ID);
    expect(readLandingState(COOKIE)).to.deep.equal({ type: "found", basketId: BASKET_ID });
  });

  it("changes nothing that others inherit", () => {
    setCookie('{"__proto__":{"basketId":"x"},"constructor":{"prototype":{"polluted":1}}}');
    expect(readLandingState(COOKIE)).to.deep.equal({ type: "malformed" });
    expect("polluted" in {}).to.equal(false);
  });

  it("is unreadable where the document may read no cookies", () => {
    const real = Object.getOwnPropertyDescriptor(Document.prototype, "cookie") ?? {};
    Object.defineProperty(Document.prototype, "cookie", {
      ...real,
      get: () => {
        throw new DOMException("The document is sandboxed", "SecurityError");
      },
    });
    try {
      expect(readLandingState(COOKIE)).to.deep.equal({ type: "unreadable" });
    } finally {
      Object.defineProperty(Document.prototype, "cookie", real);
    }
  });

  for (const tag of ["form", "img", "iframe", "embed", "object"]) {
    it(`is read where a <${tag} name="cookie"> hides the document's cookies`, () => {
      setCookie(BASKET_ID, `${COOKIE}2`);
      setCookie(encodeURIComponent(json({ basketId: BASKET_ID })));
      hideCookies(tag);
      expect(readLandingState(COOKIE)).to.deep.equal({ type: "found", basketId: BASKET_ID });
      expect(readLandingState("another")).to.deep.equal({ type: "missing" });
    });
  }
});

describe("writing the landing state", () => {
  it("leaves a cookie that names the basket", () => {
    writeLandingState(COOKIE, BASKET_ID);
    expect(readLandingState(COOKIE)).to.deep.equal({ type: "found", basketId: BASKET_ID });
  });

  unless(["firefox", "webkit"], "its cookieStore tells names and values only")(
    "leaves one that lasts for the session, on every path of this host",
    async () => {
      writeLandingState(COOKIE, BASKET_ID);
      const cookies = (globalThis as { cookieStore?: { get(name: string): Promise<object | null> } })
        .cookieStore;
      const written = await cookies?.get(COOKIE);
      expect(written).to.include({ path: "/", sameSite: "lax", domain: null, expires: null });
    },
  );

  it("keeps the cookie as the API wrote it when it names the basket already", () => {
    const value = base64Url(json({ basketId: BASKET_ID, more: 1 }));
    setCookie(value);
    writeLandingState(COOKIE, BASKET_ID);
    expect(document.cookie).to.include(`${COOKIE}=${value}`);
  });

  for (const [what, value] of [
    ["another basket", OTHER_BASKET_ID],
    ["no basket", "nonsense"],
  ] as const) {
    it(`replaces a cookie that names ${what}`, () => {
      setCookie(value);
      writeLandingState(COOKIE, BASKET_ID);
      expect(readLandingState(COOKIE)).to.deep.equal({ type: "found", basketId: BASKET_ID });
    });
  }

  it("writes an id as initiate gave it, in a form that JSON can read", () => {
    writeLandingState(COOKIE, "basket-short");
    expect(decodeURIComponent(document.cookie)).to.include(`${COOKIE}={"basketId":"basket-short"}`);
  });

  it("throws nothing where the document may have no cookies", () => {
    whileCookieIs({
      get: () => {
        throw new DOMException("The document is sandboxed", "SecurityError");
      },
      set: () => {
        throw new DOMException("The document is sandboxed", "SecurityError");
      },
    });
    expect(() => writeLandingState(COOKIE, BASKET_ID)).not.to.throw();
  });

  it("gets through where a form hides the document's cookies", () => {
    hideCookies("form");
    writeLandingState(COOKIE, BASKET_ID);
    restoreCookies();
    expect(readLandingState(COOKIE)).to.deep.equal({ type: "found", basketId: BASKET_ID });
  });
});

describe("watching the landing state", () => {
  it("tells when the cookie is set and when it goes, and of no other", async () => {
    const abort = new AbortController();
    let told = deferred<void>();
    let calls = 0;
    watchLandingState(
      () => COOKIE,
      () => (calls++, told.resolve()),
      abort.signal,
    );
    setCookie("1", "neighbour");
    setCookie(BASKET_ID);
    await told.promise;
    expect(calls).to.equal(1);
    told = deferred();
    document.cookie = `${COOKIE}=; path=/; max-age=0`;
    await told.promise;
    expect(calls).to.equal(2);
    abort.abort();
  });

  it("looks for the cookie by the name that it has at the time", async () => {
    const abort = new AbortController();
    const told = deferred<void>();
    let name = "another";
    watchLandingState(() => name, told.resolve, abort.signal);
    name = COOKIE;
    setCookie(BASKET_ID);
    await told.promise;
    abort.abort();
  });

  it("ends with its signal", async () => {
    const abort = new AbortController();
    let calls = 0;
    watchLandingState(
      () => COOKIE,
      () => calls++,
      abort.signal,
    );
    abort.abort();
    const later = deferred<void>();
    const end = new AbortController();
    watchLandingState(() => COOKIE, later.resolve, end.signal);
    setCookie(BASKET_ID);
    await later.promise;
    end.abort();
    expect(calls).to.equal(0);
  });
});

let hiding: Element | undefined;

/** Makes `document.cookie` an element, as a page's own markup may. */
function hideCookies(tag: string): void {
  hiding = document.createElement(tag);
  hiding.setAttribute("name", "cookie");
  document.body.append(hiding);
}

function whileCookieIs(property: PropertyDescriptor): void {
  Object.defineProperty(document, "cookie", { ...property, configurable: true });
}

function restoreCookies(): void {
  Reflect.deleteProperty(document, "cookie");
  hiding?.remove();
  hiding = undefined;
}

afterEach(restoreCookies);
