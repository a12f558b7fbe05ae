import type { ReactiveController, ReactiveControllerHost } from "lit";
import { BasketSession, type SessionEvent, type SessionSettings } from "../basket/basket-session.js";
import { initialState, type BasketState } from "../basket/basket-state.js";
import type { Clock } from "../domain/clock.js";
import { emit } from "./events.js";

/** What the controller needs of its element. */
export interface BasketHost extends ReactiveControllerHost, EventTarget {
  readonly isConnected: boolean;
  /** What the element's attributes and properties come to. */
  sessionSettings(): SessionSettings;
  /** Is told of every event before the page is. */
  onBasketEvent(event: SessionEvent, before: BasketState): void;
}

/** Ties a basket session to an element's life: asks for renders, dispatches events, ends when the element has gone. */
export class BasketController implements ReactiveController {
  /** The session, for commands. */
  readonly session: BasketSession;
  /** What is shown. */
  state: BasketState = initialState;
  readonly #host: BasketHost;

  constructor(host: BasketHost, clock: Clock) {
    this.#host = host;
    this.session = new BasketSession(clock, (state, event) => this.#hear(state, event));
    host.addController(this);
  }

  hostConnected(): void {
    this.session.configure(this.#host.sessionSettings());
    this.session.connect();
  }

  hostDisconnected(): void {
    // An element that is moved comes back at once, and keeps its basket.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.session.disconnect();
    });
  }

  /** Tells the session that settings may have changed. */
  reconfigure(): void {
    if (this.#host.isConnected) this.session.configure(this.#host.sessionSettings());
  }

  #hear(state: BasketState, event?: SessionEvent): void {
    const before = this.state;
    this.state = state;
    this.#host.requestUpdate();
    if (!event) return;
    this.#host.onBasketEvent(event, before);
    emit(this.#host, `basket-${event.type}`, event.detail);
  }
}
