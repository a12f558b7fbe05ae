import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { node } from "../support/program.js";
import { ensure, Wrong } from "./wrong.js";

const entries = [
  "",
  "/element",
  "/client",
  "/analytics",
  "/diagnostics",
  "/testing",
  "/proxies/edge",
  "/proxies/express",
  "/react",
  "/vue",
  "/svelte",
  "/solid",
  "/locales/de",
].map((entry) => `partner-checkout${entry}`);

/** Imports every entry under Node, as the server of a framework does. */
export async function importEveryEntry(shop: string): Promise<void> {
  const script = `
    for (const entry of ${JSON.stringify(entries)}) {
      console.log(entry);
      await import(entry);
    }
  `;
  const { succeeded, output } = await node(shop, "--input-type=module", "--eval", script);
  if (!succeeded) throw new Wrong(`Node cannot import the last one of these:\n${output}`);
}

/** The package, the element and the changelog say the same version. */
export async function checkVersions(copy: string, shop: string): Promise<void> {
  const { version } = JSON.parse(await readFile(join(copy, "package.json"), "utf8")) as { version: string };
  const script = `
    const { PartnerCheckoutElement } = await import("partner-checkout/element");
    process.stdout.write(String(PartnerCheckoutElement.version));
  `;
  const { output: ofElement } = await node(shop, "--input-type=module", "--eval", script);
  ensure(ofElement === version, `The element says that it is version ${ofElement}, package.json ${version}.`);
  const changelog = await readFile(join(copy, "CHANGELOG.md"), "utf8");
  const [, newest = "nothing"] = /^## (.+)$/m.exec(changelog) ?? [];
  ensure(newest === version, `CHANGELOG.md begins with ${newest}, package.json says ${version}.`);
}

const CONSUMER = `
import "partner-checkout";
import { PartnerCheckoutElement, PartnerCheckoutError, type GetToken } from "partner-checkout/element";
import { BasketStore, createApi, systemClock } from "partner-checkout/client";
import german from "partner-checkout/locales/de";

const getToken: GetToken = ({ reason }) => reason;
const element: PartnerCheckoutElement = document.createElement("partner-checkout");
element.getToken = getToken;
element.theme = "dark";
// @ts-expect-error -- no such theme
element.theme = "blue";
// @ts-expect-error -- internal
element.renderRoot;
element.messages = { heading: german.heading ?? "" };
element.addEventListener("checkout-proceed", ({ detail }) => {
  const id: string = detail.basketId;
  document.title = id;
});
element.addEventListener("basket-error", ({ detail: { error } }) => error instanceof PartnerCheckoutError && error.code === "offline");
export const quantity: number | undefined = (await element.addItem({ id: "/offers/Monthly", version: "1" })).items[0]?.quantity;
export const store = new BasketStore({ api: createApi({ apiBase: "/api", getToken }), basketId: "basket-1", clock: systemClock });
`;

/** Checks a file of a user's with TypeScript as it is at its strictest, the package's own types among it. */
export async function checkTypes(shop: string): Promise<void> {
  const compilerOptions = {
    target: "ES2022",
    module: "NodeNext",
    lib: ["ES2022", "DOM", "DOM.Iterable"],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
    types: [],
  };
  await writeFile(join(shop, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["consumer.ts"] }));
  await writeFile(join(shop, "consumer.ts"), CONSUMER);
  const packageJson = createRequire(import.meta.url).resolve("typescript/package.json");
  const { succeeded, output } = await node(shop, join(dirname(packageJson), "bin/tsc"));
  if (!succeeded) throw new Wrong(`A user's TypeScript complains:\n${output}`);
}
