import { readFile } from "node:fs/promises";
import { minify } from "terser";
import { transformWithOxc } from "vite";
import type { Contender } from "../contender.js";

const script = new URL("../pages/vanilla.ts", import.meta.url);
const style = new URL("../pages/vanilla.css", import.meta.url);

/** The hand-written page that all others are measured by. Its files are minified as ours are. */
const contender: Contender = {
  name: "vanilla",
  order: 0,
  page: ({ copies }) => ({
    head: `<link rel="stylesheet" href="/vanilla.css"><script type="module" src="/vanilla.js"></script>`,
    body: `<div class="basket"></div>`.repeat(copies),
  }),
  files: {
    "/vanilla.css": async () => (await readFile(style, "utf8")).replace(/\s*([{};:,])\s+/g, "$1"),
    "/vanilla.js": async () => {
      const { code } = await transformWithOxc(await readFile(script, "utf8"), script.pathname, {
        sourcemap: false,
      });
      return (await minify(code, { module: true, ecma: 2020 })).code ?? "";
    },
  },
  selectors: {
    prices: ".basket .price",
    total: ".basket .amount",
    increment: ".more",
    quantity: ".quantity input",
  },
  requests: { token: "/limio-token", basket: "/validate/" },
};

export default contender;
