import type { LogEntry } from "../api/request-log.js";
import { demoApi } from "./demo-api.js";
import { button, find, make, uniqueId } from "./dom.js";
import { timeText } from "./event-log.js";
import { toBody } from "./json.js";
import { describe, type Notice } from "./notice.js";

/** How often the log is asked for, and how often after a failure; milliseconds. */
const INTERVAL = 1_000;
const PATIENCE = 5_000;
/** Older requests are not shown. */
const LONGEST = 100;

/** Shows what the demo's API has been asked and has answered, newest first. */
export class RequestLog {
  readonly #notice: Notice;
  readonly #onRead: () => void;
  readonly #body = find("#requests tbody", HTMLTableSectionElement);
  readonly #count = find("#request-count", HTMLOutputElement);
  readonly #rows = new Map<string, RequestRow>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reading = false;
  #isFailing = false;

  /** @param onRead - Called after each reading, for what else is to be kept up to date. */
  constructor(notice: Notice, onRead: () => void) {
    this.#notice = notice;
    this.#onRead = onRead;
    document.addEventListener("visibilitychange", () => this.poke());
    find("#clear-requests", HTMLButtonElement).addEventListener("click", () => {
      void this.#notice.attempt(demoApi.clearRequests).then(() => this.poke());
    });
  }

  /** Reads the log soon, because something has happened. */
  poke(): void {
    this.#schedule(100);
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    if (!document.hidden) this.#timer = setTimeout(() => void this.#read(), delay);
  }

  async #read(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    try {
      const entries = await demoApi.requests();
      this.#show(entries.slice(-LONGEST));
      if (this.#isFailing) this.#notice.clear();
      this.#isFailing = false;
      this.#onRead();
    } catch (error) {
      if (!this.#isFailing) this.#notice.say(describe(error), "error");
      this.#isFailing = true;
    } finally {
      this.#reading = false;
      this.#schedule(this.#isFailing ? PATIENCE : INTERVAL);
    }
  }

  /** Rows that stay keep their nodes, so that what is open stays open and the focus stays where it is. */
  #show(entries: readonly LogEntry[]): void {
    const current = new Set(entries.map(keyOf));
    for (const [key, row] of this.#rows) {
      if (current.has(key)) continue;
      row.remove();
      this.#rows.delete(key);
    }
    for (const entry of entries) {
      const key = keyOf(entry);
      const known = this.#rows.get(key);
      const row = known ?? new RequestRow();
      row.update(entry);
      if (!known) this.#body.prepend(...row.nodes);
      this.#rows.set(key, row);
    }
    this.#count.value = entries.length > 0 ? String(entries.length) : "";
  }
}

/** With each scenario the log begins anew, and so do its ids. */
function keyOf({ id, time }: LogEntry): string {
  return `${id} ${time}`;
}

/** A row of the table, and below it the bodies that it opens. */
class RequestRow {
  readonly nodes: readonly [HTMLTableRowElement, HTMLTableRowElement];
  readonly #open: HTMLButtonElement;
  readonly #cells = [make("td", { className: "status" }), make("td", { className: "number" })] as const;
  #entry: LogEntry | undefined;
  #key = "";

  constructor() {
    const id = uniqueId("bodies");
    this.#open = button("", () => this.#toggle(), { className: "row-button", ariaExpanded: "false" });
    this.#open.setAttribute("aria-controls", id);
    this.nodes = [
      make(
        "tr",
        {},
        make("td", { className: "time" }),
        make("th", { scope: "row" }, this.#open),
        ...this.#cells,
      ),
      make("tr", { id, className: "bodies", hidden: true }, make("td", { colSpan: 4 })),
    ];
  }

  update(entry: LogEntry): void {
    const key = `${entry.status} ${entry.milliseconds}`;
    if (this.#entry && key === this.#key) return;
    this.#key = key;
    this.#entry = entry;
    const { time, method, path, status, milliseconds, fault } = entry;
    const [row, bodies] = this.nodes;
    const [timeCell] = row.cells;
    if (timeCell) timeCell.textContent = timeText(new Date(time));
    this.#open.replaceChildren(
      make("span", { className: "method" }, method),
      make("span", { className: "path", title: path }, path),
      ...(fault ? [make("span", { className: "fault" }, `fault: ${fault}`)] : []),
    );
    const [statusCell, durationCell] = this.#cells;
    statusCell.textContent = status === null ? "pending" : status === 0 ? "dropped" : String(status);
    statusCell.className = `status ${status === null ? "waiting" : status >= 200 && status < 300 ? "good" : "bad"}`;
    durationCell.textContent = milliseconds === null ? "" : `${milliseconds} ms`;
    if (!bodies.hidden) this.#fill();
  }

  remove(): void {
    for (const node of this.nodes) node.remove();
  }

  #toggle(): void {
    const [, bodies] = this.nodes;
    bodies.hidden = !bodies.hidden;
    this.#open.ariaExpanded = String(!bodies.hidden);
    this.#fill();
  }

  #fill(): void {
    const [cell] = this.nodes[1].cells;
    if (!cell || !this.#entry) return;
    const { request, response, token, status } = this.#entry;
    cell.replaceChildren(
      make("p", { className: "help" }, token ? `Bearer token ending in ${token}` : "No bearer token"),
      make("h3", {}, "Request"),
      make("pre", { tabIndex: 0 }, toBody(request)),
      make("h3", {}, "Response"),
      make("pre", { tabIndex: 0 }, status === null ? "(awaited)" : toBody(response)),
    );
  }
}
