/** Resolves when the page and all that belongs to it have loaded, or the signal aborts. */
export async function pageLoaded(signal: AbortSignal): Promise<void> {
  if (document.readyState === "complete" || signal.aborted) return;
  await new Promise((resolve) => {
    addEventListener("load", resolve, { signal });
    signal.addEventListener("abort", resolve);
  });
}
