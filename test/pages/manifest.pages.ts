import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Browser, Page } from "puppeteer-core";
import { states } from "../../demo/gallery/states.js";
import { launchBrowser } from "../support/launch-browser.js";
import { serveDemo, type DemoServer } from "../support/serve-demo.js";
import {
  builtElements,
  choicesOf,
  readJson,
  type Described,
  type ElementDeclaration,
  type Manifest,
} from "../support/manifest.js";

const path = (file: string): string => fileURLToPath(new URL(`../../${file}`, import.meta.url));
const names = (entries: readonly Described[] = []): readonly string[] =>
  entries.map(({ name }) => name).toSorted();
const unique = (found: readonly string[]): readonly string[] => [...new Set(found)].toSorted();

/** Public members of a class and of its bases of ours, as the package's types declare them. */
async function offeredByTypes(className: string): Promise<readonly string[]> {
  for (const file of await readdir(path("dist/element"))) {
    const text = file.endsWith(".d.ts") ? await readFile(path(`dist/element/${file}`), "utf8") : "";
    const found = new RegExp(
      `^export declare (?:abstract )?class ${className} extends (\\w+) {$(.*?)^}$`,
      "ms",
    );
    const [, base = "", body = ""] = found.exec(text) ?? [];
    if (!base) continue;
    const member = /^ {4}(?:(?:static|readonly|get|set) )*(\w+)[?(:<; ]/gm;
    const own = [...body.matchAll(member)].map(([, name = ""]) => name);
    const kept = ["protected", "private", "constructor"];
    return unique([...own.filter((name) => !kept.includes(name)), ...(await offeredByTypes(base))]);
  }
  return [];
}

/** Where a member is found on a class or its bases. */
function descriptorOf(start: object, name: string): PropertyDescriptor | undefined {
  for (let place: unknown = start; place instanceof Object; place = Reflect.getPrototypeOf(place)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(place, name);
    if (descriptor) return descriptor;
  }
  return undefined;
}

const elements = await builtElements();
const main = elements.find(({ tagName }) => tagName === "partner-checkout");
if (!main) throw new Error("npm run build comes first");

describe("the manifest", () => {
  it("says what the package's modules export and define, and nothing of the sources", async () => {
    const { modules } = await readJson<Manifest>("dist/custom-elements.json");
    expect(JSON.stringify(modules)).not.to.contain("src/");
    const library = (await import(new URL("../../dist/element.js", import.meta.url).href)) as object;
    const [classes, definitions] = modules;
    expect(classes?.path).to.equal("dist/element.js");
    expect(classes?.exports.length).to.equal(elements.length);
    for (const { name } of classes?.exports ?? []) expect(library).to.have.property(name);
    expect(definitions?.path).to.equal("dist/index.js");
    const defined = definitions?.exports.filter(({ kind }) => kind === "custom-element-definition");
    expect(names(defined)).to.deep.equal(elements.map(({ tagName }) => tagName).toSorted());
  });

  for (const element of elements) {
    describe(`of <${element.tagName}>`, () => {
      it("describes everything", () => {
        const lists = ["members", "attributes", "events", "slots", "cssParts", "cssProperties", "cssStates"];
        for (const list of lists as (keyof ElementDeclaration)[]) {
          const entries = (element[list] ?? []) as readonly Described[];
          expect(unique(names(entries)), `${list} are listed once`).to.deep.equal(names(entries));
          for (const { name, description } of entries)
            expect(description, `${list}: ${name}`).to.match(/\w{3}/);
        }
        for (const { type, name } of [...(element.attributes ?? []), ...(element.events ?? [])]) {
          expect(type?.text, name).to.match(/\w/);
        }
        for (const member of element.members) {
          const typed = member.kind === "method" ? member.return : member;
          expect(typed?.type?.text, member.name).to.match(/\w/);
          for (const { name, type, description } of member.parameters ?? []) {
            expect(`${type?.text}: ${description}`, `${member.name}(${name})`).to.match(/^[^:]+.*: \w{2}/);
            expect(description, `${member.name}(${name})`).to.match(/\w{2}/);
          }
        }
      });

      it("has the members that the types offer, and no other", async () => {
        expect(names(element.members)).to.deep.equal(await offeredByTypes(element.name));
      });

      it("has members that are what it says at run time", async () => {
        const url = new URL("../../dist/element.js", import.meta.url).href;
        const library = (await import(url)) as Record<string, { readonly prototype: object } | undefined>;
        const constructor = library[element.name];
        if (!constructor) throw new Error(`There is no ${element.name}`);
        for (const member of element.members) {
          const descriptor = descriptorOf(member.static ? constructor : constructor.prototype, member.name);
          expect(descriptor, member.name).not.to.equal(undefined);
          const value: unknown = descriptor?.value;
          if (member.kind === "method") {
            const required = member.parameters?.filter(({ optional }) => !optional).length ?? 0;
            expect((value as () => unknown).length, `parameters of ${member.name}`).to.equal(required);
          } else if (member.static) {
            expect(JSON.stringify(value), member.name).to.equal(member.default);
          } else {
            expect(descriptor?.set === undefined, `${member.name} is read-only`).to.equal(
              member.readonly ?? false,
            );
          }
        }
      });
    });
  }

  describe("and the built script", () => {
    let server: DemoServer;
    let browser: Browser;
    let page: Page;

    before(async () => {
      server = await serveDemo({
        name: "built-script-in-the-gallery",
        enforce: "pre",
        resolveId: (source) =>
          source.endsWith("/src/index.js") ? path("dist/partner-checkout.js") : undefined,
      });
      browser = await launchBrowser();
      page = await browser.newPage();
      await page.evaluateOnNewDocument(() => {
        const dispatched = new Set<string>();
        const states = new Set<string>();
        Object.assign(document, { dispatched, states });
        const dispatch = Reflect.get(EventTarget.prototype, "dispatchEvent");
        EventTarget.prototype.dispatchEvent = function (event) {
          if (this instanceof Element && this.localName === "partner-checkout") dispatched.add(event.type);
          return dispatch.call(this, event);
        };
        const add = Reflect.get(CustomStateSet.prototype, "add");
        CustomStateSet.prototype.add = function (state) {
          states.add(state);
          return add.call(this, state);
        };
      });
      await page.goto(`${server.origin}gallery.html`);
      await page.waitForSelector(`[data-shown="${states.length}"]`, { timeout: 40_000 });
      const isBuilt = await page.evaluate(() =>
        performance
          .getEntriesByType("resource")
          .some(({ name }) => name.endsWith("/dist/partner-checkout.js")),
      );
      expect(isBuilt, "the gallery runs the built script").to.equal(true);
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    for (const { tagName, attributes = [], members } of elements) {
      it(`agree on the attributes of <${tagName}>, their defaults and their values`, async () => {
        const observed = await page.evaluate(
          (tag) =>
            (customElements.get(tag) as unknown as { observedAttributes?: string[] }).observedAttributes,
          tagName,
        );
        // An offer reads its attributes when it is pressed, which its own tests try.
        if (!observed) return;
        const listed = names(attributes);
        expect(observed).to.include.members([...listed]);
        // Others are observed to warn of what no attribute can hold.
        for (const name of observed.filter((name) => !listed.includes(name))) {
          const property = name.replace(/-./g, ([, letter = ""]) => letter.toUpperCase());
          const type = members.find((member) => member.name === property)?.type?.text;
          expect(type, `type of ${property}, which ${name} is no attribute of`).to.match(/^[A-Z]/);
          const isIgnored = await page.evaluate(
            (tag, attribute, property) => {
              const element = document.createElement(tag);
              const before: unknown = Reflect.get(element, property);
              element.setAttribute(attribute, "text");
              return Reflect.get(element, property) === before;
            },
            tagName,
            name,
            property,
          );
          expect(isIgnored, `${name} is no attribute`).to.equal(true);
        }
        for (const attribute of attributes) {
          const { name, fieldName, default: fallback } = attribute;
          const choices = choicesOf(attribute);
          const [initial, ...read] = await page.evaluate(
            (tag, attribute, property, values) => {
              const element = document.createElement(tag);
              const seen = [JSON.stringify(Reflect.get(element, property)) as string | undefined];
              for (const value of values) {
                element.setAttribute(attribute, value);
                seen.push(String(Reflect.get(element, property)));
              }
              return seen;
            },
            tagName,
            name,
            fieldName,
            choices,
          );
          // A page hands over `undefined` as `null`.
          expect(initial ?? undefined, `default of ${name}`).to.equal(fallback);
          expect(read, `values of ${name}`).to.deep.equal(choices);
        }
      });
    }

    it("agree on the parts", async () => {
      const parts = await page.evaluate(() =>
        [...document.querySelectorAll("partner-checkout")].flatMap(({ shadowRoot }) =>
          [...(shadowRoot?.querySelectorAll("[part]") ?? [])].flatMap(({ part }) => [...part]),
        ),
      );
      expect(unique(parts)).to.deep.equal(names(main.cssParts));
    });

    it("agree on the slots", async () => {
      const slots = await page.evaluate(() =>
        [...document.querySelectorAll("partner-checkout")].flatMap(({ shadowRoot }) =>
          [...(shadowRoot?.querySelectorAll("slot") ?? [])].map(({ name }) => name),
        ),
      );
      // What stands between the tags is seen without the script alone.
      expect(unique([...slots, ""])).to.deep.equal(names(main.slots));
    });

    it("agree on the custom properties and their defaults", async () => {
      const css = await page.evaluate(() =>
        [...(document.querySelector("partner-checkout")?.shadowRoot?.adoptedStyleSheets ?? [])]
          .flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText))
          .join("\n"),
      );
      const used = [...css.matchAll(/--partner-checkout-[\w-]+/g)].map(([name]) => name);
      expect(unique(used)).to.deep.equal(names(main.cssProperties));
      const squeezed = (text: string): string => text.replace(/\s+/g, "").replace(/\b0\./g, ".");
      for (const { name, default: fallback } of main.cssProperties ?? []) {
        if (fallback) expect(squeezed(css), name).to.contain(squeezed(`var(${name}, ${fallback})`));
      }
    });

    it("agree on the custom states", async () => {
      const { states, matched } = await page.evaluate((all) => {
        const shown = [...document.querySelectorAll("partner-checkout")];
        return {
          states: [...((document as Document & { states?: Set<string> }).states ?? [])],
          matched: all.filter((name) => shown.some((element) => element.matches(`:state(${name})`))),
        };
      }, names(main.cssStates));
      expect(unique(states)).to.deep.equal(names(main.cssStates));
      expect(unique(matched)).to.deep.equal(names(main.cssStates));
    });

    it("agree on the events, and so do the types", async () => {
      await page.evaluate(() => {
        const press = (state: string, selector: string): void =>
          document
            .querySelector(`#${state} partner-checkout`)
            ?.shadowRoot?.querySelector<HTMLElement>(selector)
            ?.click();
        press("one-line", "[part=increment]");
        press("two-lines", "[part=proceed]");
        press("expired", "slot[name=restart] button");
      });
      const dispatched = (): Promise<readonly string[]> =>
        page.evaluate(() => [...((document as Document & { dispatched?: Set<string> }).dispatched ?? [])]);
      const wanted = names(main.events);
      await page
        .waitForFunction(
          (all) =>
            all.every((name) => (document as Document & { dispatched?: Set<string> }).dispatched?.has(name)),
          { timeout: 10_000 },
          wanted,
        )
        // What is missing says the comparison.
        .catch(() => undefined);
      expect(unique(await dispatched())).to.deep.equal(wanted);
      const types = await readFile(path("dist/element/events.d.ts"), "utf8");
      const [, details = ""] = /interface PartnerCheckoutEventDetails {$(.*?)^}$/ms.exec(types) ?? [];
      expect(unique([...details.matchAll(/^ {4}"([\w-]+)"/gm)].map(([, name = ""]) => name))).to.deep.equal(
        wanted,
      );
    });
  });
});
