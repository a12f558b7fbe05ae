import type { Clock } from "../domain/clock.js";
import { PartnerCheckoutError } from "../domain/error.js";
import { sameParts } from "../domain/same.js";
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
  /** Whether the API would change this basket, which it finds by the cookie. Is asked of those, too, who have left. */
  readonly isChangeable: () => boolean;
}

interface Entry {
  key: readonly unknown[];
  readonly store: BasketStore;
  readonly end: AbortController;
  readonly users: Set<BasketUser>;
  lastUser: BasketUser;
}

const entries = new Set<Entry>();

/**
 * Gives everybody on the page who shows the same basket by the same way to the API the same store, kept up to date with
 * what the page and other tabs tell: two stores would send two changes at once.
 *
 * @param key - What makes the way to the API the same, compared part by part.
 * @param before - The store that the user has been given before. It is kept, with all that is under way in it, where
 *   the same basket is to be reached in another way and nobody else uses it, or a change is open in it.
 * @returns The store, and the function that gives it back: after the last has done so, it ends.
 */
export function acquireBasket(
  key: readonly unknown[],
  basketId: string,
  clock: Clock,
  user: BasketUser,
  before?: BasketStore,
): { readonly store: BasketStore; readonly release: () => void } {
  const open = [...entries].filter((each) => each.store.basketId === basketId);
  const entry =
    open.find((each) => sameParts(each.key, key)) ??
    // One in which a change is open goes on with the new way: another one would send and read beside it.
    open.find(
      ({ store, users }) => users.size === 0 || (store === before && (users.size === 1 || store.busy)),
    ) ??
    openEntry(key, basketId, clock, user);
  if (!sameParts(entry.key, key)) entry.store.api = user.api;
  entry.key = key;
  const { store, users, end } = entry;
  const sum = (): void => {
    store.validateAfterChange = [...users].some(({ validateAfterChange }) => validateAfterChange);
  };
  const closeUnused = (): void => {
    if (users.size > 0) return;
    entries.delete(entry);
    end.abort();
    store.dispose();
  };
  users.add(user);
  sum();
  return {
    store,
    release: () => {
      if (!users.delete(user)) return;
      entry.lastUser = user;
      sum();
      // Whoever comes back meanwhile finds what is on its way: a store of their own would send and read beside it.
      if (store.busy) void store.flush().then(closeUnused);
      else closeUnused();
    },
  };
}

function openEntry(key: readonly unknown[], basketId: string, clock: Clock, user: BasketUser): Entry {
  const end = new AbortController();
  const users = new Set<BasketUser>();
  const isStillMeant = (): boolean => [...users].some((user) => user.isStillMeant());
  const onSend = (): void => {
    const asked = users.size > 0 ? [...users] : [entry.lastUser];
    if (asked.some((each) => each.isChangeable())) return;
    throw new PartnerCheckoutError("aborted", "The landing-state cookie names another basket");
  };
  const store = new BasketStore({ api: user.api, basketId, clock, isStillMeant, onSend });
  const entry: Entry = { key, store, end, users, lastUser: user };
  entries.add(entry);

  let lastRead = clock.now();
  const refresh = ({ mayHaveChanged = true } = {}): void => {
    lastRead = clock.now();
    store.refresh({ keepError: true, mayHaveChanged }).catch(() => undefined);
  };
  const announce = openBasketChannel(basketId, () => refresh(), end.signal);
  watchPage(
    {
      onFocus: () => {
        // The device's clock may be set back.
        if (Math.abs(clock.now() - lastRead) >= FOCUS_INTERVAL) refresh({ mayHaveChanged: false });
      },
      onChange: () => refresh(),
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
