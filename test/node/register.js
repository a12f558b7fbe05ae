// Lets Node run the tests of modules that need no browser.
import { register } from "node:module";

register("./hooks.js", import.meta.url);

/** The little that these modules ask a page for. */
class Document {
  baseURI = "http://partner.example/offers?page=1";
  #cookies = new Map();

  get cookie() {
    return [...this.#cookies].map((pair) => pair.join("=")).join("; ");
  }

  set cookie(text) {
    const [pair, ...attributes] = text.split(";").map((part) => part.trim());
    const [name, ...value] = pair.split("=");
    if (attributes.some((attribute) => /^(?:max-age=0|expires=Thu, 01 Jan 1970)/i.test(attribute))) {
      this.#cookies.delete(name);
    } else this.#cookies.set(name, value.join("="));
  }
}

/** Locks by name, each granted when the one before it has been given back. */
class Locks {
  #last = new Map();

  request(name, task) {
    const before = this.#last.get(name) ?? Promise.resolve();
    const result = before.then(() => task());
    this.#last.set(
      name,
      result.catch(() => undefined),
    );
    return result;
  }
}

const document = new Document();
const location = new URL(document.baseURI);
const { origin } = location;
const navigator = Object.create({ onLine: true, language: "en-GB", locks: new Locks() });
for (const [name, value] of Object.entries({ Document, document, location, origin, navigator })) {
  Object.defineProperty(globalThis, name, { value, configurable: true });
}
