/** A promise that a test settles when it wants to. */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
}

export function deferred<T>(): Deferred<T> {
  let resolve: Deferred<T>["resolve"] = () => {};
  let reject: Deferred<T>["reject"] = () => {};
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.addEventListener("message", () => waiting.shift()?.());
port1.start();

/** Resolves in a later task, when every promise that could settle by itself has done so. */
export function afterMicrotasks(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(undefined);
  });
}

/** Resolves when a condition holds that the browser brings about in its own time; fails when it never does. */
export async function until(
  condition: () => boolean,
  step: () => Promise<void> = afterMicrotasks,
): Promise<void> {
  const end = performance.now() + 10_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`It never came true: ${String(condition)}`);
    await step();
  }
}

/** What became of a promise so far. */
export interface Outcome<T> {
  readonly state: "pending" | "resolved" | "rejected";
  readonly value?: T;
  readonly error?: unknown;
}

/** Watches a promise without waiting for it, and without an unhandled rejection. */
export function watch<T>(promise: Promise<T>): { readonly outcome: Outcome<T> } {
  const watched: { outcome: Outcome<T> } = { outcome: { state: "pending" } };
  promise.then(
    (value) => {
      watched.outcome = { state: "resolved", value };
    },
    (error: unknown) => {
      watched.outcome = { state: "rejected", error };
    },
  );
  return watched;
}

/** The error that a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`Expected a rejection, got ${JSON.stringify(value)}`);
}
