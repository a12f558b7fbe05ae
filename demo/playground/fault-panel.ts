import { ENDPOINTS, FAULT_KINDS, type Fault, type FaultDraft } from "../api/faults.js";
import { demoApi } from "./demo-api.js";
import { button, find, make } from "./dom.js";
import type { Notice } from "./notice.js";

/** Faults worth a button of their own. */
const presets: readonly (readonly [label: string, fault: FaultDraft])[] = [
  ["502 on the next update", { on: "update", kind: "status", status: 502, times: 1 }],
  ["502 on every validate", { on: "validate", kind: "status", status: 502 }],
  ["401 once", { on: "any", kind: "status", status: 401, times: 1 }],
  ["No token", { on: "token", kind: "status", status: 503 }],
  ["429, try in 2 s", { on: "any", kind: "status", status: 429, headers: { "retry-after": "2" }, times: 1 }],
  ["Lose the next answer to update", { on: "update", kind: "drop-after", times: 1 }],
  ["Next update hangs", { on: "update", kind: "hang", times: 1 }],
  ["Next validate takes 6 s", { on: "validate", kind: "latency", delay: 6_000, times: 1 }],
  ["Login page instead", { on: "any", kind: "login-page", times: 1 }],
  ["Half a document", { on: "validate", kind: "truncated-json", times: 1 }],
];

/** Sets faults on the demo's API, shows those that are still to come, and clears them. */
export class FaultPanel {
  readonly #notice: Notice;
  readonly #list = find("#faults", HTMLElement);
  readonly #count = find("#fault-count", HTMLOutputElement);
  #shown = "";

  constructor(notice: Notice) {
    this.#notice = notice;
    find("#fault-presets", HTMLElement).append(
      ...presets.map(([label, fault]) => button(label, () => this.#add(fault))),
    );
    const form = find("#fault-form", HTMLFormElement);
    fill(find("[name=on]", HTMLSelectElement, form), ["any", ...ENDPOINTS]);
    fill(find("[name=kind]", HTMLSelectElement, form), FAULT_KINDS);
    const showFields = (): void => {
      const kind = new FormData(form).get("kind");
      for (const field of form.querySelectorAll<HTMLElement>("[data-for]"))
        field.hidden = field.dataset["for"] !== kind;
    };
    form.addEventListener("change", showFields);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#add(readForm(form));
    });
    showFields();
    find("#clear-faults", HTMLButtonElement).addEventListener("click", () => {
      void this.#notice.attempt(demoApi.clearFaults).then(() => this.show());
    });
  }

  /** Shows the faults that are still to come. */
  async show(): Promise<void> {
    const faults = await demoApi.faults().catch(() => undefined);
    const key = JSON.stringify(faults);
    if (!faults || key === this.#shown) return;
    this.#shown = key;
    this.#count.value = faults.length > 0 ? String(faults.length) : "";
    this.#list.replaceChildren(
      ...faults.map((fault) => make("li", {}, describeFault(fault))),
      ...(faults.length === 0
        ? [make("li", { className: "help" }, "None set: the API answers as it should.")]
        : []),
    );
  }

  async #add(fault: FaultDraft): Promise<void> {
    await this.#notice.attempt(() => demoApi.addFault(fault));
    await this.show();
  }
}

function readForm(form: HTMLFormElement): FaultDraft {
  const data = new FormData(form);
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === "string" ? value : "";
  };
  const kind = text("kind") as FaultDraft["kind"];
  const draft = { on: text("on") as FaultDraft["on"], kind };
  const times = text("times") ? { times: Number(text("times")) } : {};
  if (kind === "status") {
    const body = text("body") as NonNullable<FaultDraft["body"]>;
    return { ...draft, ...times, status: Number(text("status")), body };
  }
  if (kind === "latency") return { ...draft, ...times, delay: Number(text("delay")) };
  if (kind === "json") return { ...draft, ...times, json: {} };
  return { ...draft, ...times };
}

function describeFault({ on, kind, status, body, delay, times, headers }: Fault): string {
  const details = [
    kind === "status" ? String(status ?? 502) : undefined,
    body && body !== "json" ? body : undefined,
    kind === "latency" ? `${delay ?? 1000} ms` : undefined,
    headers &&
      Object.entries(headers)
        .map(([name, value]) => `${name}: ${value}`)
        .join(", "),
    times === undefined ? "always" : times === 1 ? "once" : `${times} times`,
  ];
  return `${on}: ${kind} ${details.filter(Boolean).join(", ")}`;
}

function fill(select: HTMLSelectElement, values: readonly string[]): void {
  select.replaceChildren(...values.map((value) => make("option", { value }, value)));
}
