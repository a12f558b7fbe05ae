import { expect } from "@open-wc/testing";
import { PartnerCheckoutError, type ErrorCode } from "../../src/domain/error.js";
import { errorText } from "../../src/element/problem-text.js";
import { createFormatter } from "../../src/i18n/format.js";
import { at } from "../demo/demo-client.js";
import { addFault, CheckoutPage, clearFaults, type Attributes } from "./checkout-page.js";
import { offerNamed } from "./demo-basket.js";
import { rejection } from "./deferred.js";
import type { Fault, FaultCase } from "./faults.js";

/** Nothing by itself, and soon over where nobody answers. */
export function attributesFor(fault: Fault["fault"], maxRetries = "0"): Attributes {
  const isSilent = String(fault["kind"]).startsWith("hang");
  return { "max-retries": maxRetries, ...(isSilent && { timeout: "1500" }) };
}

const FIRST = "The Harbour Review – Quarterly";
const SECOND = "Meridian Post – Digital, one year";
const ADDED = "The Harbour Review – Print, one year";
const TOTAL = "Total £109.99";

const format = createFormatter("en-GB");

/** What the shopper reads about an error. */
function sentenceFor(code: ErrorCode, { status }: Fault["fault"]): string {
  return errorText(new PartnerCheckoutError(code, undefined, { status: Number(status) }), format);
}

/** Exactly one error above the lines, with exactly one way to try again inside, which is announced. */
function expectBasketError(page: CheckoutPage, code: ErrorCode, fault: Fault["fault"]): void {
  const sentence = sentenceFor(code, fault);
  expect(page.element.status).to.equal("error");
  expect(page.element.matches(":state(error)")).to.equal(true);
  const errors = [...(page.element.shadowRoot?.querySelectorAll("[part~=error]") ?? [])];
  expect(errors.map((error) => error.querySelector("p")?.textContent)).to.deep.equal([sentence]);
  expect(errors.map((error) => error.querySelectorAll("[part~=retry]").length)).to.deep.equal([1]);
  expect([page.count("retry"), page.count("skeleton"), page.count("missing")]).to.deep.equal([1, 0, 0]);
  expect(page.announced.assertive).to.equal(sentence);
  expect(errorCodes(page)).to.deep.equal([code]);
}

function errorCodes(page: CheckoutPage): readonly ErrorCode[] {
  return page.events("basket-error").map(({ error }) => error.code);
}

/** How often a basket is asked for that ends so: after a 401 with a fresh token, after a 404 by a fresh look at the cookie. */
export function readsFor(code: ErrorCode): number {
  return code === "unauthorized" || code === "basket-not-found" ? 2 : 1;
}

function expectLines(page: CheckoutPage, ...names: readonly string[]): void {
  expect(page.lines.map(({ name }) => name)).to.deep.equal(names);
}

/** The fault is over and somebody tries again. */
async function tryAgain(page: CheckoutPage): Promise<void> {
  await clearFaults();
  page.button("Try again").click();
  await page.until(() => page.element.status === "ready");
  await page.settled();
  expect([page.count("error"), page.count("item-error")]).to.deep.equal([0, 0]);
}

/** What becomes of each request after each of the faults. */
export function describeFaults(faults: readonly FaultCase[]): void {
  describe("loading", () => {
    for (const { what, fault, code } of faults) {
      it(`ends after ${what} with ${code}, and is made good by trying again`, async () => {
        const page = await CheckoutPage.open("new-basket", attributesFor(fault), () =>
          addFault({ on: "validate", ...fault }),
        );
        await page.settled();
        const { cookie } = document;
        expectBasketError(page, code, fault);
        expectLines(page);
        expect(page.eventNames).not.to.include("basket-load");
        expect(page.focused).to.equal(null);
        expect((await page.requests("validate")).length).to.equal(readsFor(code));

        await tryAgain(page);
        expectLines(page, FIRST, SECOND);
        expect(page.part("total")).to.equal(TOTAL);
        expect(page.events("basket-load").length).to.equal(1);
        expect(errorCodes(page)).to.deep.equal([code]);
        expect(document.cookie).to.equal(cookie);
      });
    }
  });

  describe("validating", () => {
    for (const { what, fault, code } of faults) {
      it(`ends after ${what} with ${code}, and keeps the lines`, async () => {
        const page = await CheckoutPage.load("new-basket", attributesFor(fault));
        const before = page.element.basket;
        await addFault({ on: "validate", ...fault });
        const error = await rejection(page.element.validate());
        await page.settled();
        expect(error).to.equal(page.events("basket-error")[0]?.error);
        expect(error).to.include({ code });
        expectBasketError(page, code, fault);
        expectLines(page, FIRST, SECOND);
        expect(page.element.basket).to.equal(before);
        expect(page.part("total")).to.equal(TOTAL);
        expect(page.count("item-error")).to.equal(0);

        await tryAgain(page);
        expectLines(page, FIRST, SECOND);
      });
    }
  });

  describe("a change of a line", () => {
    const changes = {
      // Entered, so that it does not wait for one more click.
      quantity: async (page: CheckoutPage) => {
        await page.type(page.line(0), "2");
        await page.press(page.line(0), "Enter");
      },
      removal: async (page: CheckoutPage) => await page.click(page.line(0).button(/^Remove/)),
    };
    /** What the stand-in keeps when the change has been made. */
    const made = { quantity: [2, 1], removal: [1] };

    for (const [name, change] of Object.entries(changes) as [
      keyof typeof changes,
      typeof changes.quantity,
    ][]) {
      for (const { what, fault, code: readCode, changeCode: code = readCode, fate } of faults) {
        const outcome =
          fate === "done"
            ? "is found to have been made"
            : code === "unauthorized"
              ? "says so above the lines"
              : "shows what the API holds, and why on the line";

        it(`(${name}) after ${what} ${outcome}`, async () => {
          const page = await CheckoutPage.load("new-basket", attributesFor(fault));
          const { cookie } = document;
          const itemId = page.element.basket?.items[0]?.id;
          const untouched = page.line(1).part("item-price");
          await addFault({ on: "update", ...fault });
          await change(page);
          await page.settled();
          const asked = code === "unauthorized" ? 2 : 1;
          expect((await page.requests("update")).length).to.equal(asked);
          expect(document.cookie).to.equal(cookie);

          if (fate === "done") {
            expect([page.count("error"), page.count("item-error")]).to.deep.equal([0, 0]);
            expect(errorCodes(page)).to.deep.equal([]);
            expect(page.events("basket-change").map(({ source }) => source)).to.deep.equal(["user"]);
            expect([...(await page.kept()).values()]).to.deep.equal(made[name]);
            expect(page.lines.length).to.equal(made[name].length);
            if (name === "quantity") expect(page.line(0).quantity).to.equal("2");
            return;
          }
          expectLines(page, FIRST, SECOND);
          expect(page.line(0).quantity).to.equal("1");
          expect(page.line(1).part("item-price")).to.equal(untouched);
          expect(page.line(1).part("item-error")).to.equal(undefined);
          expect(page.part("total")).to.equal(TOTAL);
          expect(page.events("basket-change")).to.deep.equal([]);
          if (code === "unauthorized") {
            expectBasketError(page, code, fault);
            expect(page.line(0).part("item-error")).to.equal(undefined);
          } else {
            expect(page.element.status).to.equal("ready");
            expect(page.count("error")).to.equal(0);
            expect(page.line(0).part("item-error")).to.equal(
              `That change wasn’t saved: ${sentenceFor(code, fault)}`,
            );
            expect(page.line(0).input.ariaInvalid).to.equal("true");
            expect(page.announced.assertive).to.equal(
              `\u2068${page.line(0).name}\u2069: That change wasn’t saved: ${sentenceFor(code, fault)}`,
            );
            expect(page.focused?.closest("[part~=item]")).to.equal(
              page.line(0).input.closest("[part~=item]"),
            );
            expect(page.events("basket-error").map(({ error }) => [error.code, error.itemId])).to.deep.equal([
              [code, itemId],
            ]);
          }

          await clearFaults();
          await change(page);
          await page.settled();
          expect([...(await page.kept()).values()]).to.deep.equal(made[name]);
          expect([page.count("error"), page.count("item-error")]).to.deep.equal([0, 0]);
        });
      }
    }
  });

  describe("an addition", () => {
    for (const { what, fault, code: readCode, changeCode: code = readCode, fate } of faults) {
      const outcome = { refused: `fails with ${code}`, unknown: "is uncertain", done: "is found" }[fate];

      it(`after ${what} ${outcome}, and is never repeated by itself`, async () => {
        // One that may be repeated would be.
        const page = await CheckoutPage.load("new-basket", attributesFor(fault, "1"));
        await addFault({ on: "update", ...fault });
        const added = page.element.addItem(await offerNamed("Print Annual"), { quantity: 2 });
        const error = fate === "done" ? await added.then(() => undefined) : await rejection(added);
        await page.settled();
        expect((await page.requests("update")).length).to.equal(code === "unauthorized" ? 2 : 1);

        if (fate === "done") {
          expect(errorCodes(page)).to.deep.equal([]);
          expectLines(page, FIRST, SECOND, ADDED);
          expect([...(await page.kept()).values()]).to.deep.equal([1, 1, 2]);
          expect(page.events("basket-change").map(({ source }) => source)).to.deep.equal(["host"]);
          return;
        }
        expect(error).to.include({ code: fate === "unknown" ? "uncertain" : code });
        expectBasketError(page, fate === "unknown" ? "uncertain" : code, fault);
        expectLines(page, FIRST, SECOND);
        await tryAgain(page);
        expectLines(page, FIRST, SECOND);
        expect([...(await page.kept()).values()]).to.deep.equal([1, 1]);
      });
    }
  });

  describe("a new basket", () => {
    for (const { what, fault, code: readCode, initiateCode: code = readCode, fate } of faults) {
      const outcome =
        fate === "done" ? "is found" : `fails with ${code}, and is the same attempt when tried again`;

      it(`after ${what} ${outcome}`, async () => {
        const page = await CheckoutPage.open("no-cookie", attributesFor(fault, "1"));
        await page.until(() => page.element.status === "missing");
        await addFault({ on: "initiate", ...fault });
        const attempts = async (): Promise<readonly unknown[]> =>
          (await page.requests("initiate")).map(({ request }) => at(request, "order", "external_id"));
        const made = page.element.addItem(await offerNamed("Print Annual"));
        const error = fate === "done" ? await made.then(() => undefined) : await rejection(made);
        await page.settled();
        const asked = await attempts();
        expect(asked.length).to.equal(code === "unauthorized" ? 2 : 1);

        if (fate !== "done") {
          expect(error).to.include({ code });
          expectBasketError(page, code, fault);
          expect(document.cookie).not.to.contain("limio_state=");
          await tryAgain(page);
        }
        expectLines(page, ADDED);
        expect([...(await page.kept()).values()]).to.deep.equal([1]);
        expect(new Set(await attempts()).size).to.equal(1);
        expect(page.element.basket?.id).to.equal(`basket-${String(asked[0])}`);
        expect(document.cookie).to.contain(page.element.basket?.id);
        expect(errorCodes(page)).to.deep.equal(fate === "done" ? [] : [code]);
      });
    }
  });
}
