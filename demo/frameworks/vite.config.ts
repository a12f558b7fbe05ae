import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { svelte, vitePreprocess } from "@sveltejs/vite-plugin-svelte";
import vue from "@vitejs/plugin-vue";
import { defineConfig, type Plugin } from "vite";
import solid from "vite-plugin-solid";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** Puts the package's script, as it stands, beside the page of plain HTML. */
const packagedScript: Plugin = {
  name: "packaged-script",
  async generateBundle() {
    const fileName = "partner-checkout.js";
    const source = await readFile(path(`node_modules/partner-checkout/dist/${fileName}`));
    this.emitFile({ type: "asset", fileName, source });
  },
};

export default defineConfig({
  plugins: [
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "partner-checkout" } } }),
    svelte({ preprocess: vitePreprocess(), configFile: false }),
    solid({ include: path("solid/**") }),
    packagedScript,
  ],
  build: {
    rolldownOptions: {
      input: ["react", "vue", "svelte", "angular", "solid", "lit"].map((name) => path(`${name}/index.html`)),
    },
  },
});
