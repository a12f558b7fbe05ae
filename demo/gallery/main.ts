import "../../src/index.js";
import type { PartnerCheckoutElement } from "../../src/index.js";
import { directionOf } from "../../src/i18n/locale.js";
import { languageNames } from "../languages.js";
import { find } from "../playground/dom.js";
import { galleryCookie } from "./cookie.js";
import { states, type GalleryState } from "./states.js";

interface Choice {
  readonly values: readonly (readonly [value: string, name: string])[];
}

const choices: Readonly<Record<string, Choice>> = {
  brand: {
    values: [
      ["", "Our own"],
      ["bank", "A sober bank"],
      ["tabloid", "A tabloid"],
      ["kids", "A kids’ magazine"],
      ["gaming", "A dark gaming shop"],
      ["majalla", "An Arabic monthly, right to left"],
    ],
  },
  scheme: {
    values: [
      ["auto", "As the system"],
      ["light", "Light"],
      ["dark", "Dark"],
    ],
  },
  locale: { values: [["", "The brand’s"], ...languageNames] },
  width: {
    values: [
      ["23", "23 rem"],
      ["15", "15 rem"],
      ["48", "48 rem"],
      ["75", "75 rem"],
    ],
  },
  state: { values: [["", "All"], ...states.map(({ name, title }) => [name, title] as const)] },
};

const form = find("#choices", HTMLFormElement);
const gallery = find("#states", HTMLElement);
const query = new URLSearchParams(location.search);

for (const [name, { values }] of Object.entries(choices)) {
  const select = form.elements.namedItem(name);
  if (!(select instanceof HTMLSelectElement)) continue;
  select.append(...values.map(([value, label]) => new Option(label, value)));
  const wanted = query.get(name) ?? "";
  select.value = values.some(([value]) => value === wanted) ? wanted : (values[0]?.[0] ?? "");
}

function chosen(name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value : "";
}

/** A link to the page as it is now, or as it is but for some choices. */
function addressOf(others: Readonly<Record<string, string>> = {}): string {
  const params = Object.entries(choices)
    .map(([name, { values }]) => [name, others[name] ?? chosen(name), values[0]?.[0] ?? ""] as const)
    .filter(([, value, initial]) => value !== initial)
    .map(([name, value]) => [name, value]);
  const search = new URLSearchParams(params).toString();
  return search ? `?${search}` : location.pathname;
}

function dress(): void {
  const brand = chosen("brand");
  const locale = chosen("locale") || (brand === "majalla" ? "ar" : "en-GB");
  const theme = brand === "gaming" ? "dark" : chosen("scheme");
  gallery.dataset["brand"] = brand;
  gallery.dir = directionOf(locale);
  gallery.style.colorScheme = theme === "auto" ? "" : theme;
  gallery.style.setProperty("--column", `${chosen("width")}rem`);
  const state = chosen("state");
  for (const cell of gallery.querySelectorAll<HTMLElement>(".state")) {
    cell.hidden = state !== "" && cell.id !== state;
    const link = cell.querySelector("a");
    if (link) link.href = addressOf({ state: cell.id });
    const element = cell.querySelector("partner-checkout");
    element?.setAttribute("locale", locale);
    element?.setAttribute("theme", theme);
  }
}

async function show(state: GalleryState, cell: HTMLElement): Promise<void> {
  const shop = `/gallery/${state.name}`;
  await send("POST", `${shop}/demo/scenario/${state.scenario}`);
  const element = document.createElement("partner-checkout");
  const attributes = {
    "api-base": `${shop}/api`,
    "token-url": `${shop}/demo/token`,
    "basket-cookie": galleryCookie(state.name),
    "heading-level": "3",
    ...state.attributes,
  };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (state.content) element.innerHTML = state.content;
  // Nobody leaves the gallery by its buttons.
  element.addEventListener("checkout-proceed", (event) => event.preventDefault());
  // What is done to come to a state must not take the focus, and the page with it.
  element.inert = true;
  cell.append(element);
  dress();
  await until(element, () => element.status === (state.status ?? "ready"));
  if (state.fault) await send("POST", `${shop}/demo/faults`, state.fault);
  await state.act?.(element);
  element.inert = false;
}

async function until(element: PartnerCheckoutElement, condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (!element.isConnected) return;
  }
}

async function send(method: string, path: string, body?: unknown): Promise<void> {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(path, { method, headers: { "content-type": "application/json" }, ...init });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}`);
}

form.addEventListener("input", () => {
  history.replaceState(undefined, "", addressOf());
  dress();
});

/** One cell a state; each is a shop of its own. */
async function fill(): Promise<void> {
  // The first answer gives the browser its session; requests beside it would each begin one of their own.
  await fetch("/demo/state");
  const cells = states.map((state) => {
    const cell = document.createElement("section");
    cell.className = "state";
    cell.id = state.name;
    const heading = document.createElement("h2");
    const link = document.createElement("a");
    link.textContent = state.title;
    heading.append(link);
    cell.append(heading);
    gallery.append(cell);
    return [state, cell] as const;
  });
  const outcomes = await Promise.allSettled(cells.map(([state, cell]) => show(state, cell)));
  gallery.dataset["shown"] = String(outcomes.filter(({ status }) => status === "fulfilled").length);
}

void fill();
