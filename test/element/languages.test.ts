import { expect } from "@open-wc/testing";
import { directionOf } from "../../src/i18n/locale.js";
import { languages, loadMessages } from "../../src/i18n/locale-files.js";
import { english, type Message, type MessageKey, type Messages } from "../../src/i18n/messages.js";
import { CheckoutPage } from "../support/checkout-page.js";

const keys = Object.keys(english) as MessageKey[];
const SEPARATOR = /\{\w+\}/;

function rootOf(page: CheckoutPage): ShadowRoot {
  const { shadowRoot } = page.element;
  if (!shadowRoot) throw new Error("There is no shadow root");
  return shadowRoot;
}

function base(page: CheckoutPage): Element {
  const found = rootOf(page).querySelector("[part=base]");
  if (!found) throw new Error("There is no base");
  return found;
}

/** Everything that is read out or seen, but for what the live regions have said before. */
function words(page: CheckoutPage): readonly string[] {
  const texts: string[] = [];
  const walker = document.createTreeWalker(rootOf(page), NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text && !node.parentElement?.closest("[aria-live]")) texts.push(node.data);
    if (node instanceof Element) {
      texts.push(
        ...["aria-label", "title", "placeholder", "alt"].map((name) => node.getAttribute(name) ?? ""),
      );
    }
  }
  return texts.map((text) => text.replace(/\s+/g, " ").trim()).filter(Boolean);
}

/** A basket with a bit of everything, two problems listed above its lines. */
async function wordyPage(locale: string): Promise<CheckoutPage> {
  const page = await CheckoutPage.load("several-problems", { locale });
  await page.element.proceed();
  await page.until(() => rootOf(page).querySelector("#problem-count"));
  return page;
}

async function speak(page: CheckoutPage, locale: string, language = locale): Promise<void> {
  page.element.setAttribute("locale", locale);
  await page.until(() => base(page).getAttribute("lang") === language);
}

/** Sentences and phrases of the catalogue as they stand between values; single words may be those of the shop. */
const phrases = Object.values<Message>(english)
  .flatMap((message) => (typeof message === "string" ? [message] : Object.values(message)))
  .flatMap((text) => text.split(SEPARATOR))
  .map((part) => part.replace(/^\W+|\W+$/g, ""))
  .filter((part) => part.includes(" ") && part.length > 7);

describe("a basket with problems", () => {
  it("is all in the shopper's language, in each that there is, and changes between them where it stands", async () => {
    const page = await wordyPage("en-GB");
    expect(words(page).filter((text) => phrases.some((phrase) => text.includes(phrase))).length).to.be.above(
      8,
    );
    const quantities = page.lines.map((line) => line.isEditable && line.quantity);
    for (const language of languages) {
      await speak(page, language);
      const messages = await loadMessages(language);
      for (const key of ["heading", "total", "proceed"] as const) {
        const text = messages?.[key] as string;
        expect(page.part(key), language).to.contain(text.replaceAll("\u00a0", " "));
      }
      expect(base(page).getAttribute("dir")).to.equal(directionOf(language));
      const left = words(page).filter((text) => phrases.some((phrase) => text.includes(phrase)));
      expect(left, language).to.deep.equal([]);
      expect(base(page).matches(".untranslated")).to.equal(false);
    }
    expect(page.lines.map((line) => line.isEditable && line.quantity)).to.deep.equal(quantities);
    expect((await page.requests("validate")).length).to.equal(2);
  });

  it("is English again where there are no texts in a language, and formats as asked", async () => {
    const page = await wordyPage("de");
    await page.until(() => page.part("heading") === "Ihr Warenkorb");
    await speak(page, "is", "en");
    expect(page.part("heading")).to.equal("Your basket");
  });

  it("says what it does in that language", async () => {
    const page = await CheckoutPage.load("new-basket", { locale: "de" });
    await page.click(page.line(0).button(/^Menge erhöhen/));
    await page.settled();
    const total = page.part("total")?.replace("Gesamtsumme ", "");
    await page.until(() => page.announced.polite === `Warenkorb aktualisiert. Gesamtsumme: ${total}.`);
    expect(page.part("total")).to.match(/^Gesamtsumme 1\d\d,99 £$/);
  });

  it("takes a host's own texts before those of the language", async () => {
    const page = await CheckoutPage.load("new-basket", { locale: "fr" });
    page.element.messages = { heading: "Votre sélection" };
    await page.until(() => page.part("heading") === "Votre sélection");
    expect(page.part("proceed")).to.equal("Passer commande");
    await speak(page, "de");
    expect(page.part("heading")).to.equal("Votre sélection");
    expect(page.part("proceed")).to.equal("Weiter zur Kasse");
  });

  it("counts as the language does", async () => {
    const page = await CheckoutPage.load("full-basket", { locale: "pl" });
    await page.until(() => page.part("status") === "5 produktów");
    await page.element.removeItem(page.element.basket?.items[0]?.id ?? "");
    await page.until(() => page.part("status") === `${page.lines.length} produkty`);
    expect(page.lines.length).to.be.within(2, 4);
  });
});

describe("in a language that is longer by two fifths and runs from right to left", () => {
  /** A text in that language: as long, and with marks around, so that one that was not translated stands out. */
  const stretch = (text: string): string =>
    `⟦${text.replaceAll(/([aeiou])(?![^{]*\})/g, "$1$1")}${"·".repeat(Math.ceil(text.length / 8))}⟧`;
  const pseudo = Object.fromEntries(
    keys.map((key) => {
      const message: Message = english[key];
      const text = typeof message === "string" ? message : message.other;
      return [key, stretch(text)];
    }),
  ) as Messages;

  it("nothing is left untranslated", async () => {
    const page = await wordyPage("ar");
    page.element.messages = pseudo;
    await page.until(() => page.part("heading")?.startsWith("⟦"));
    // What comes from the shop is in the shop's language.
    const basket = page.element.basket;
    const shop = JSON.stringify(basket);
    const left = words(page).filter(
      (text) =>
        /\p{L}{3}/u.test(text) &&
        !/[⟦⟧]/.test(text) &&
        !shop.includes(JSON.stringify(text).slice(1, -1)) &&
        !text.split(": ").every((part) => shop.includes(part)),
    );
    expect(left).to.deep.equal([]);
  });

  for (const width of [240, 320, 700, 1200]) {
    it(`nothing is cut off or scrolls sideways, ${width} px wide`, async () => {
      const page = await wordyPage("ar");
      page.element.messages = pseudo;
      page.element.style.inlineSize = `${width}px`;
      await page.until(() => page.part("heading")?.startsWith("⟦"));
      const wide = [...rootOf(page).querySelectorAll<HTMLElement>("[part], button, p, dt, dd")].filter(
        (element) =>
          !element.closest(".visually-hidden") &&
          (element.scrollWidth > element.clientWidth + 1 ||
            element.scrollHeight > element.clientHeight + 1) &&
          getComputedStyle(element).display !== "inline",
      );
      expect(
        wide.map((element) => `${element.localName}.${element.className}: ${element.textContent}`),
      ).to.deep.equal([]);
      const bounds = page.element.getBoundingClientRect();
      const outside = [...rootOf(page).querySelectorAll("button, input, p, dd, .name")].filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 1 && (box.left < bounds.left - 1 || box.right > bounds.right + 1);
      });
      expect(outside.map((element) => element.textContent)).to.deep.equal([]);
    });
  }
});
