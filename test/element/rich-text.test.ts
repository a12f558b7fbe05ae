import { expect } from "@open-wc/testing";
import { html, render } from "lit";
import { oneLineText, richText } from "../../src/element/rich-text.js";

const ALLOWED = "p b i em strong s del ins u small sub sup br span ul ol li".split(" ");

type Options = Parameters<typeof richText>[1];

/** Shows markup in a page, and gives the element that holds it. */
function show(markup: string, options?: Options, into = document.createElement("div")): HTMLElement {
  render(html`<div>${options ? richText(markup, options) : richText(markup)}</div>`, into);
  const { firstElementChild } = into;
  if (!(firstElementChild instanceof HTMLElement)) throw new Error("Nothing was shown");
  return firstElementChild;
}

/** What is shown, without the comments that Lit leaves. */
const shown = (markup: string, options?: Options): string =>
  show(markup, options).innerHTML.replace(/<!--.*?-->/g, "");

function expectSafe(element: Element): void {
  for (const each of element.querySelectorAll("*")) {
    expect(ALLOWED, each.outerHTML).to.include(each.localName);
    expect(each.getAttributeNames(), each.outerHTML).to.deep.equal([]);
    expect(each.namespaceURI).to.equal("http://www.w3.org/1999/xhtml");
  }
}

const HOSTILE = [
  "<script>alert(1)</script>",
  "<ScRiPt src=//evil.example/x.js></sCrIpT>",
  "<img src=x onerror=alert(1)>",
  "<img/src='x'/onerror=alert(1)>",
  "<svg onload=alert(1)><script>alert(1)</script></svg>",
  "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
  "<math><mtext></p><img src onerror=alert(1)></mtext></math>",
  "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<object data='javascript:alert(1)'></object><embed src='javascript:alert(1)'>",
  "<a href='javascript:alert(1)'>x</a>",
  "<form action='javascript:alert(1)'><input autofocus onfocus=alert(1)><button>x</button></form>",
  "<p onclick=alert(1) style='position:fixed;inset:0' class=x id=y>x</p>",
  "<b style=background:url(javascript:alert(1))>x</b>",
  "<span is=partner-checkout data-x part=base slot=footer>x</span>",
  "<style>*{display:none}</style>",
  "<link rel=stylesheet href=//evil.example/x.css>",
  "<meta http-equiv=refresh content='0;url=//evil.example'>",
  "<base href=//evil.example>",
  "<template><img src=x onerror=alert(1)></template>",
  "<template shadowrootmode=open><script>alert(1)</script></template>",
  "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
  "<textarea></textarea><img src=x onerror=alert(1)>",
  "<title><img src=x onerror=alert(1)></title>",
  "<select><option><script>alert(1)</script></select>",
  "<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)>",
  "<details open ontoggle=alert(1)>x</details>",
  "<marquee onstart=alert(1)>x</marquee>",
  "<custom-element onclick=alert(1)>x</custom-element>",
  "<!--><img src=x onerror=alert(1)>-->",
  "<!doctype html><html onclick=alert(1)><body onload=alert(1)>x</body></html>",
  "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
  "<math><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
  "<p><p><b><p onclick=alert(1)><i",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "<b>".repeat(600) + "<img src=x onerror=alert(1)>",
];

describe("rich text", () => {
  const kept: readonly (readonly [markup: string, shown: string])[] = [
    ["Quarterly", "Quarterly"],
    ["12 weeks for <s>£50.00</s> £20.00", "12 weeks for <s>£50.00</s> £20.00"],
    ["<p>One</p><p>Two</p>", "<p>One</p><p>Two</p>"],
    ["<ul><li>A</li><li><strong>B</strong></li></ul>", "<ul><li>A</li><li><strong>B</strong></li></ul>"],
    ["a<br>b", "a<br>b"],
    ["CO<sub>2</sub> &amp; m<sup>2</sup>", "CO<sub>2</sub> &amp; m<sup>2</sup>"],
    ["<B>Loud</B>", "<b>Loud</b>"],
    ["<b>Not closed", "<b>Not closed</b>"],
    ["<div><em>Title</em> text</div>", "<em>Title</em> text"],
    ["<a href='/x'>Link</a>", "Link"],
    ["<p class='x' style='color:red'>Red</p>", "<p>Red</p>"],
    ["5 < 6 & 7 > 6", "5 &lt; 6 &amp; 7 &gt; 6"],
    ["", ""],
  ];
  for (const [markup, expected] of kept) {
    it(`shows ${JSON.stringify(markup)}`, () => {
      expect(shown(markup)).to.equal(expected);
    });
  }

  it("keeps every element that is allowed, and no attribute of any", () => {
    for (const name of ALLOWED) {
      const element = show(`<${name} class="x" onclick="alert(1)">text`);
      expect(element.querySelector(name), name).not.to.equal(null);
      expectSafe(element);
    }
  });

  for (const markup of HOSTILE) {
    it(`lets nothing through of ${JSON.stringify(markup.slice(0, 60))}`, () => {
      const element = show(markup);
      expectSafe(element);
      expectSafe(show(markup, { oneLine: true }));
    });
  }

  const CLOBBERING =
    "textContent childNodes nextSibling firstChild localName nodeName nodeType attributes append data".split(
      " ",
    );
  for (const name of CLOBBERING) {
    it(`lets nothing through of a form whose ${name} is an element, however deep it stands`, () => {
      for (const depth of [0, 1, 31, 32, 33]) {
        for (const control of ["img src=x onerror=alert(1)", "input value=x"]) {
          for (const times of [1, 2]) {
            const form = `<form>pay ${`<${control} name=${name}>`.repeat(times)} now</form>`;
            const element = show(`<s>1</s>${"<span>".repeat(depth)}${form}`, {
              words: { was: "was", now: "now" },
            });
            for (const each of element.querySelectorAll(".visually-hidden")) each.removeAttribute("class");
            expectSafe(element);
            expect(element.textContent).to.match(/^ was 1 now pay +now$/);
          }
        }
      }
    });
  }

  it("shows no text of what is not meant to be read", () => {
    const element = show("a<script>SECRET</script><style>SECRET</style><template>SECRET</template>b");
    expect(element.textContent).to.equal("ab");
  });

  it("loads and runs nothing while it reads", async () => {
    let ran = false;
    const globals = globalThis as { wasRun?: () => void };
    globals.wasRun = () => (ran = true);
    const image = `/nothing-${Math.random()}.png`;
    show(`<img src="${image}" onerror="wasRun()"><svg onload="wasRun()"></svg>`);
    // Whatever the markup had asked for would have been asked for before this.
    await fetch("/");
    delete globals.wasRun;
    expect(ran).to.equal(false);
    expect(performance.getEntriesByName(new URL(image, location.href).href)).to.deep.equal([]);
  });

  it("stays within 10 kB and 32 levels", () => {
    expect(show(`<p>${"x".repeat(20_000)}</p>`).textContent?.length).to.be.at.most(10_000);
    let depth = 0;
    let node: Element | null = show("<b>".repeat(500) + "deep");
    expect(node.textContent).to.equal("deep");
    while ((node = node?.firstElementChild ?? null)) depth++;
    expect(depth).to.be.within(1, 32);
  });

  it("gives the same text in two places nodes of its own in each", () => {
    const places = [{}, {}, { oneLine: true }].map((options) => {
      const place = document.createElement("div");
      place.append(richText("<p>50</p>", options));
      return place;
    });
    expect(places.map(({ innerHTML }) => innerHTML)).to.deep.equal(["<p>50</p>", "<p>50</p>", " 50"]);
  });

  it("holds one line where only one fits", () => {
    expect(shown("<p>One</p><p>Two <b>bold</b><br>Three</p>", { oneLine: true }).trim()).to.equal(
      "One Two <b>bold</b> Three",
    );
  });
});

describe("a crossed-out price", () => {
  const words = { was: "was", now: "now" };
  const spoken = (markup: string): string =>
    (show(markup, { words }).textContent ?? "").replace(/\s+/g, " ").trim();

  for (const tag of ["s", "del"]) {
    it(`is said to have been the price in <${tag}>`, () => {
      expect(spoken(`For <${tag}>£50.00</${tag}> £20.00`)).to.equal("For was £50.00 now £20.00");
    });
  }

  it("is not said to have become anything where nothing follows", () => {
    expect(spoken("<p>£20.00 <s>£50.00</s></p>")).to.equal("£20.00 was £50.00");
  });

  it("has its words unseen, and nothing else of the markup is", () => {
    const element = show('<span class="visually-hidden">x</span><s>£50</s> £20', { words });
    const hidden = [...element.querySelectorAll(".visually-hidden")].map((each) => each.textContent?.trim());
    expect(hidden).to.deep.equal(["was", "now"]);
  });

  it("is left alone without words", () => {
    expect(shown("<s>£50</s> £20")).to.equal("<s>£50</s> £20");
  });

  it("is said in new words when the language changes", () => {
    const into = document.createElement("div");
    show("<s>£50</s> £20", { words }, into);
    const element = show("<s>£50</s> £20", { words: { was: "statt", now: "jetzt" } }, into);
    expect(element.textContent?.replace(/\s+/g, " ").trim()).to.equal("statt £50 jetzt £20");
  });
});

describe("where the page forbids a parser", () => {
  it("shows the text: never nothing, never raw", () => {
    // Lit has read the template that it is shown in.
    show("");
    const { prototype } = HTMLTemplateElement;
    const set = (): never => {
      throw new TypeError("This document requires 'TrustedHTML' assignment.");
    };
    Object.defineProperty(prototype, "innerHTML", { configurable: true, set });
    try {
      const element = show("<p>12 weeks for <s>£50.00</s> £20.00</p><img src=x onerror=alert(1)");
      expect(element.querySelector("*") === null).to.equal(true);
      expect(element.textContent?.replace(/\s+/g, " ").trim()).to.equal("12 weeks for £50.00 £20.00");
      expect(oneLineText("<b>Quarterly</b>")).to.equal("Quarterly");
    } finally {
      Reflect.deleteProperty(prototype, "innerHTML");
    }
  });
});

describe("oneLineText", () => {
  for (const [markup, text] of [
    ["Quarterly", "Quarterly"],
    ["<b>Quarterly</b> <i>plan</i>", "Quarterly plan"],
    ["<p>One</p><p>Two</p>", "One Two"],
    ["One<br>Two", "One Two"],
    ["Fish &amp; chips", "Fish & chips"],
    ["a<script>b</script>", "a"],
    ["<div>One</div><div>Two</div>", "One Two"],
    ["  <b> spaced </b>\n out ", "spaced out"],
    ["", ""],
  ] as const) {
    it(`is ${JSON.stringify(text)} of ${JSON.stringify(markup)}`, () => {
      expect(oneLineText(markup)).to.equal(text);
    });
  }
});
