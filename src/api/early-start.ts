/** For how long after the page has begun an answer that was asked for then may be taken; milliseconds. */
const FRESH = 20_000;

/**
 * Takes over a request that the page has sent before this script was there: `partnerCheckoutStart` of the window holds
 * promises of answers by absolute URL. Each is taken once.
 *
 * @returns The answer; `undefined` where there is none, or it came to nothing, or was asked for too long ago.
 */
export async function takeEarly(url: string): Promise<Response | undefined> {
  const { partnerCheckoutStart: started } = globalThis as {
    readonly partnerCheckoutStart?: Record<string, unknown>;
  };
  if (!started) return undefined;
  const { url: key } = new Request(url);
  const early = started[key];
  if (!(early instanceof Promise) || performance.now() > FRESH) return undefined;
  delete started[key];
  const answer: unknown = await early.catch(() => undefined);
  return answer instanceof Response ? answer : undefined;
}
