/** Resolves when the page and all that belongs to it have loaded, or the signal aborts. */
export async function pageLoaded(signal: AbortSignal): Promise<void> {
  // A form of that name on the page would stand in its place.
  const state: unknown = Reflect.get(Document.prototype, "readyState", document);
  if (state === "complete" || signal.aborted) return;
  await new Promise((resolve) => {
    addEventListener("load", resolve, { signal });
    signal.addEventListener("abort", resolve);
  });
}
