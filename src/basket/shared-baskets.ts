import type { Clock } from "../domain/clock.js";
import type { BasketStore } from "./basket-store.js";
import { openBasketChannel, watchPage } from "./revalidation.js";

/** Coming back to the page is no reason to ask the API more often than this; milliseconds. */
const FOCUS_INTERVAL = 5_000;

interface Entry {
  readonly key: readonly unknown[];
  readonly store: BasketStore;
  readonly end: AbortController;
  users: number;
}

const entries = new Set<Entry>();

/**
 * Gives everybody on the page who shows the same basket in the same way the same store, kept up to date with what the
 * page and other tabs tell.
 *
 * @param key - What makes two stores one, compared part by part.
 * @param create - Makes the store for the first who asks.
 * @returns The store, and the function that gives it back: after the last has done so, it ends.
 */
export function acquireBasket(
  key: readonly unknown[],
  clock: Clock,
  create: () => BasketStore,
): { readonly store: BasketStore; readonly release: () => void } {
  const entry = [...entries].find((open) => sameParts(open.key, key)) ?? openEntry(key, clock, create());
  entry.users++;
  let released = false;
  return {
    store: entry.store,
    release: () => {
      if (released) return;
      released = true;
      if (--entry.users > 0) return;
      entries.delete(entry);
      entry.end.abort();
      entry.store.dispose();
    },
  };
}

/** Whether two keys have the same parts. */
export function sameParts(one: readonly unknown[], other: readonly unknown[] | undefined): boolean {
  return one.length === other?.length && one.every((part, index) => part === other[index]);
}

function openEntry(key: readonly unknown[], clock: Clock, store: BasketStore): Entry {
  const end = new AbortController();
  const entry: Entry = { key, store, end, users: 0 };
  entries.add(entry);

  let lastRead = clock.now();
  const refresh = (): void => {
    lastRead = clock.now();
    store.refresh({ keepError: true }).catch(ignore);
  };
  const announce = openBasketChannel(store.basketId, refresh, end.signal);
  watchPage(
    {
      onFocus: () => {
        if (clock.now() - lastRead >= FOCUS_INTERVAL) refresh();
      },
      onChange: refresh,
      onLeave: () => void store.flush({ keepalive: true }),
    },
    end.signal,
  );
  store.subscribe((_, event) => {
    if (event?.type === "validate") lastRead = clock.now();
    if (event?.type === "change" && event.detail.source !== "remote") announce();
  });
  return entry;
}

function ignore(): void {}
