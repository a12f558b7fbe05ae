import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { build, type Plugin, type Rollup } from "vite";

const path = (file: string): string => fileURLToPath(new URL(`../../${file}`, import.meta.url));

interface Bundle {
  readonly code: string;
  /** The packages whose modules have left something in the code. */
  readonly packages: readonly string[];
}

/** What a bundler makes of one line that imports from the package. */
async function bundled(line: string): Promise<Bundle> {
  const entry: Plugin = {
    name: "entry",
    resolveId: (id) => (id === "virtual:entry" ? id : null),
    load: (id) => (id === "virtual:entry" ? line : null),
  };
  const output = (await build({
    configFile: false,
    logLevel: "error",
    root: path("."),
    plugins: [entry],
    resolve: { alias: [{ find: /^partner-checkout(.*)$/, replacement: path("dist$1") }] },
    build: { write: false, rolldownOptions: { input: "virtual:entry" } },
  })) as Rollup.RollupOutput;
  const chunks = output.output.filter((file) => file.type === "chunk");
  const modules = chunks.flatMap((chunk) => Object.entries(chunk.modules));
  const names = modules.flatMap(([id, { renderedLength }]) => {
    const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(id) ?? [];
    return name !== undefined && renderedLength > 0 ? [name] : [];
  });
  return { code: chunks.map(({ code }) => code).join("\n"), packages: [...new Set(names)].toSorted() };
}

describe("a bundle", () => {
  it("of the client has no Lit in it, and defines no element", async () => {
    const { code, packages } = await bundled(
      `import { BasketStore, createApi, readLandingState, systemClock } from "partner-checkout/client.js";
      console.log(BasketStore, createApi, readLandingState, systemClock);`,
    );
    expect(packages).to.deep.equal(["js-cookie", "zod"]);
    expect(code).to.contain("/partner/checkout/");
    expect(code).not.to.match(/customElements|HTMLElement|attachShadow/);
  });

  it("of the analytics has nothing else of ours in it, and is one file", async () => {
    const { code, packages } = await bundled(
      `import { trackCheckout } from "partner-checkout/analytics.js"; console.log(trackCheckout);`,
    );
    expect(packages).to.deep.equal([]);
    expect(code).not.to.match(/attachShadow|customElements|fetch\(|sendBeacon|XMLHttpRequest/);
    expect(await readFile(path("dist/analytics.js"), "utf8")).not.to.match(/\bimport\b|\bfrom\s*["']/);
  });

  it("of the class does not define the element", async () => {
    const { code } = await bundled(
      `import { PartnerCheckoutElement } from "partner-checkout/element.js"; console.log(PartnerCheckoutElement);`,
    );
    expect(code).to.contain("attachShadow");
    expect(code).not.to.match(/customElements\.define\(/);
  });

  it("of the package defines it, though nothing of it is used", async () => {
    const { code, packages } = await bundled(`import "partner-checkout/index.js";`);
    expect(packages).to.include("lit-html");
    expect(code).to.contain("partner-checkout");
    expect(code).to.match(/\.define\(/);
  });
});
