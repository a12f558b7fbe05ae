/** For how long after the page has begun an answer that was asked for then may be taken; milliseconds. */
const FRESH = 20_000;

/**
 * Takes over a request that the page has sent before this script was there: `partnerCheckoutStart` of the window holds
 * promises of answers by absolute URL. Each is taken once.
 *
 * @returns The answer, or nothing where it came to nothing. `undefined` at once where there is none, or it was asked for too
 *   long ago: nobody is to wait for what is not there.
 */
export function takeEarly(url: string): Promise<Response | undefined> | undefined {
  const { partnerCheckoutStart: started } = globalThis as {
    readonly partnerCheckoutStart?: Record<string, unknown>;
  };
  if (!started) return undefined;
  const { url: key } = new Request(url);
  const early = started[key];
  if (!early || performance.now() > FRESH) return undefined;
  delete started[key];
  // Not to be told by its class: some frameworks replace the page's `Promise` meanwhile.
  return Promise.resolve(early).then(
    (answer: unknown) => (answer instanceof Response ? answer : undefined),
    () => undefined,
  );
}
