// oxlint-disable import/default -- Vite makes a default export of the text
import angular from "./frameworks/angular/main.ts?raw";
import lit from "./frameworks/lit/main.ts?raw";
import react from "./frameworks/react/main.tsx?raw";
import solid from "./frameworks/solid/main.tsx?raw";
import svelte from "./frameworks/svelte/ShopPage.svelte?raw";
import vue from "./frameworks/vue/ShopPage.vue?raw";
import html from "./frameworks/public/html/index.html?raw";
import { find } from "./playground/dom.js";

const sources = {
  "React 19": react,
  "Vue 3": vue,
  "Svelte 5": svelte,
  Angular: angular,
  Solid: solid,
  Lit: lit,
  HTML: html,
};

const names = Object.entries(sources).map(([name, source], place) => {
  const details = document.createElement("details");
  // One at a time, and one to begin with.
  details.name = "framework";
  details.open = place === 0;
  const summary = document.createElement("summary");
  summary.textContent = name;
  const code = document.createElement("pre");
  code.tabIndex = 0;
  code.textContent = source.trim();
  details.append(summary, code);
  return details;
});
find("#sources", HTMLElement).append(...names);
