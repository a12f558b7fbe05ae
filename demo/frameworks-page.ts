// oxlint-disable import/default -- Vite makes a default export of the text
import angular from "./frameworks/angular/main.ts?raw";
import lit from "./frameworks/lit/main.ts?raw";
import react from "./frameworks/react/main.tsx?raw";
import solid from "./frameworks/solid/main.tsx?raw";
import svelte from "./frameworks/svelte/ShopPage.svelte?raw";
import vue from "./frameworks/vue/ShopPage.vue?raw";
import html from "./frameworks/public/html/index.html?raw";
import shop from "./frameworks/shop.ts?raw";
import { copyOnClick } from "./playground/copying.js";
import { find, make } from "./playground/dom.js";

const sources = {
  "React 19": react,
  "Vue 3": vue,
  "Svelte 5": svelte,
  Angular: angular,
  Solid: solid,
  Lit: lit,
  HTML: html,
  "What they share: shop.ts": shop,
};

const names = Object.entries(sources).map(([name, source], place) => {
  const code = make("pre", { tabIndex: 0 }, source.trim());
  const said = make("output");
  const copy = make("button", { type: "button", className: "quiet", ariaLabel: `Copy: ${name}` }, "Copy");
  copyOnClick(copy, said, code);
  // One at a time, and one to begin with.
  return make(
    "details",
    { name: "framework", open: place === 0 },
    make("summary", {}, name),
    make("div", { className: "copying" }, said, copy),
    code,
  );
});
find("#sources", HTMLElement).append(...names);
