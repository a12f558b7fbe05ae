import { expect } from "@open-wc/testing";
import { droppedError, PartnerCheckoutError, type ErrorCode } from "../../src/domain/error.js";
import { errorText, failureText, issueText } from "../../src/element/problem-text.js";
import { createFormatter } from "../../src/i18n/format.js";

const CODES: Readonly<Record<ErrorCode, true>> = {
  "token-missing": true,
  unauthorized: true,
  "basket-not-found": true,
  "bad-gateway": true,
  http: true,
  timeout: true,
  network: true,
  offline: true,
  "malformed-response": true,
  "cookie-missing": true,
  "cookie-invalid": true,
  "invalid-argument": true,
  uncertain: true,
  aborted: true,
  "basket-completed": true,
  "basket-expired": true,
};

const format = createFormatter("en");
const issue = (code: string, message?: string) => ({ code, message, itemId: undefined });

describe("errorText", () => {
  it("has a sentence for every code, without the developer's words", () => {
    const sentences = (Object.keys(CODES) as ErrorCode[]).map((code) =>
      errorText(new PartnerCheckoutError(code, "POST /validate answered 500"), format),
    );
    expect(sentences).to.have.lengthOf(Object.keys(CODES).length);
    for (const sentence of sentences) {
      expect(sentence).to.match(/^[A-Z].*[.!]$/);
      expect(sentence).not.to.include("/validate");
    }
  });
});

describe("errorText of code offline", () => {
  it("promises to carry on only where something is kept for that", () => {
    const offline = new PartnerCheckoutError("offline");
    expect(errorText(offline, format)).to.match(/carry on/);
    expect(errorText(droppedError(offline), format))
      .to.match(/try again/)
      .and.not.match(/carry on/);
  });
});

describe("failureText", () => {
  it("says that a change was not saved, unless nobody knows", () => {
    expect(failureText(new PartnerCheckoutError("timeout"), format)).to.match(/wasn’t saved: The shop/);
    expect(failureText(new PartnerCheckoutError("uncertain"), format)).to.match(/^We can’t tell/);
  });
});

describe("errorText of code http", () => {
  const sentence = (status: number | undefined): string =>
    errorText(new PartnerCheckoutError("http", undefined, { status }), format);

  it("says of a 404 that the basket cannot be changed, since trying again will not help", () => {
    expect(sentence(404)).to.match(/can’t be changed/);
    expect(sentence(404)).not.to.match(/try again/);
  });

  it("is a general one for any other status", () => {
    expect(new Set([undefined, 400, 403, 429, 500].map(sentence))).to.deep.equal(
      new Set([errorText(new PartnerCheckoutError("malformed-response"), format)]),
    );
  });

  it("leaves a basket that is not there to its own code", () => {
    const gone = new PartnerCheckoutError("basket-not-found", undefined, { status: 404 });
    expect(errorText(gone, format)).to.match(/find this basket/);
  });
});

describe("issueText", () => {
  it("is Limio's own sentence where there is one", () => {
    expect(issueText(issue("price_changed", "It was £20"), format)).to.equal("It was £20");
    expect(issueText(issue("unheard_of", "<b>As it is</b>"), format)).to.equal("<b>As it is</b>");
  });

  const general = issueText(issue("unheard_of"), format);

  for (const code of ["block_multiple", "price_changed"]) {
    it(`is ours for ${code} where Limio has none`, () => {
      expect(issueText(issue(code), format))
        .to.match(/^[A-Z].*\.$/)
        .and.not.equal(general);
    });
  }

  for (const code of ["unheard_of", "", "constructor", "__proto__", "toString"]) {
    it(`is a general one for ${JSON.stringify(code)}`, () => {
      expect(issueText(issue(code), format)).to.equal(general);
    });
  }

  it("is general for the basket, too", () => {
    expect(general).to.match(/^[A-Z].*\.$/);
  });
});
