import { expect } from "@open-wc/testing";
import { register } from "../src/register.js";

let tags = 0;
const newTag = (): string => `register-test-${++tags}`;

describe("register", () => {
  let warnings: string[];
  const { warn } = console;
  beforeEach(() => {
    warnings = [];
    console.warn = (...words: unknown[]) => warnings.push(words.join(" "));
  });
  afterEach(() => {
    console.warn = warn;
  });

  it("defines an element, silently", () => {
    const tag = newTag();
    const element = class extends HTMLElement {};
    register(tag, element);
    expect(customElements.get(tag)).to.equal(element);
    expect(document.createElement(tag)).to.be.instanceOf(element);
    expect(warnings).to.deep.equal([]);
  });

  it("upgrades what stands on the page already", () => {
    const tag = newTag();
    const early = document.createElement(tag);
    document.body.append(early);
    const element = class extends HTMLElement {};
    register(tag, element);
    expect(early).to.be.instanceOf(element);
    early.remove();
  });

  it("leaves the first one in place when the script is included twice, and says so once", () => {
    const tag = newTag();
    const first = class extends HTMLElement {
      static readonly version = "1.2.3";
    };
    register(tag, first);
    register(
      tag,
      class extends HTMLElement {
        static readonly version = "1.3.0";
      },
    );
    expect(customElements.get(tag)).to.equal(first);
    expect(warnings).to.deep.equal([`<${tag}> 1.2.3 is here already: 1.3.0 is not used`]);
  });

  it("does nothing where there are no custom elements, as on a server", () => {
    const descriptor = Object.getOwnPropertyDescriptor(globalThis, "customElements");
    Object.defineProperty(globalThis, "customElements", { value: undefined, configurable: true });
    const tag = newTag();
    try {
      register(tag, class extends HTMLElement {});
    } finally {
      if (descriptor) Object.defineProperty(globalThis, "customElements", descriptor);
    }
    expect(customElements.get(tag)).to.equal(undefined);
  });
});
