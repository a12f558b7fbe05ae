import type { Clock } from "../domain/clock.js";
import { BasketStore } from "./basket-store.js";
import type { PartnerCheckoutApi } from "./port.js";
import { openBasketChannel, watchPage } from "./revalidation.js";

/** Coming back to the page is no reason to ask the API more often than this; milliseconds. */
const FOCUS_INTERVAL = 5_000;

/** Somebody who shows a basket, and what they ask of its store. */
export interface BasketUser {
  /** How requests reach the API. The first to come decides for all. */
  readonly api: PartnerCheckoutApi;
  /** Whether a change is to be followed by a validation, which it is as soon as one of them wants that. */
  readonly validateAfterChange: boolean;
  /** Whether it is still this basket that is to be shown. */
  readonly isStillMeant: () => boolean;
}

interface Entry {
  readonly key: readonly unknown[];
  readonly store: BasketStore;
  readonly end: AbortController;
  readonly users: Set<BasketUser>;
}

const entries = new Set<Entry>();

/**
 * Gives everybody on the page who shows the same basket by the same way to the API the same store, kept up to date with
 * what the page and other tabs tell: two stores would send two changes at once.
 *
 * @param key - What makes the way to the API the same, compared part by part.
 * @returns The store, and the function that gives it back: after the last has done so, it ends.
 */
export function acquireBasket(
  key: readonly unknown[],
  basketId: string,
  clock: Clock,
  user: BasketUser,
): { readonly store: BasketStore; readonly release: () => void } {
  const entry =
    [...entries].find(({ key: open, store }) => store.basketId === basketId && sameParts(open, key)) ??
    openEntry(key, basketId, clock, user.api);
  const { store, users, end } = entry;
  const sum = (): void => {
    store.validateAfterChange = [...users].some(({ validateAfterChange }) => validateAfterChange);
  };
  users.add(user);
  sum();
  return {
    store,
    release: () => {
      if (!users.delete(user)) return;
      sum();
      if (users.size > 0) return;
      entries.delete(entry);
      end.abort();
      store.dispose();
    },
  };
}

/** Whether two keys have the same parts. */
export function sameParts(one: readonly unknown[], other: readonly unknown[] | undefined): boolean {
  return one.length === other?.length && one.every((part, index) => part === other[index]);
}

function openEntry(key: readonly unknown[], basketId: string, clock: Clock, api: PartnerCheckoutApi): Entry {
  const end = new AbortController();
  const users = new Set<BasketUser>();
  const isStillMeant = (): boolean => [...users].some((user) => user.isStillMeant());
  const store = new BasketStore({ api, basketId, clock, isStillMeant });
  const entry: Entry = { key, store, end, users };
  entries.add(entry);

  let lastRead = clock.now();
  const refresh = (): void => {
    lastRead = clock.now();
    store.refresh({ keepError: true }).catch(ignore);
  };
  const announce = openBasketChannel(basketId, refresh, end.signal);
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
