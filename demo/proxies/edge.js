/**
 * Everything of the shop that is within reach, and what passes on the way there. Pictures need neither the token nor the
 * cookie.
 */
const AREAS = [
  {
    path: "/api/partner/checkout/",
    methods: ["POST", "PUT"],
    headers: ["accept", "accept-language", "authorization", "content-type"],
    cookies: true,
  },
  {
    path: "/public/",
    methods: ["GET", "HEAD"],
    headers: ["accept", "if-modified-since", "if-none-match"],
    cookies: false,
  },
];

/** What passes on the way back: nothing that lets other origins read, asks for a password or leads elsewhere. */
const ANSWERED = [
  "cache-control",
  "content-language",
  "content-type",
  "etag",
  "last-modified",
  "retry-after",
  "vary",
];

/** What another server might read as a step out of an area. */
const STEPS = /%(?:00|25|2e|2f|5c|(?![\da-f]{2}))|\/\/|;/i;

/**
 * Puts a shop's checkout API under a page's own origin, for servers that take a `Request` and give a `Response`:
 * Cloudflare Workers, Deno, Bun, and by `express.js` those of Node.
 *
 * @example
 * export default { fetch: limioProxy({ shop: "https://acme.prod.limio.com" }) };
 *
 * @param {object} options
 * @param {string} options.shop - The shop's origin, such as `https://acme.prod.limio.com`.
 * @param {string} [options.cookie] - Name of the landing-state cookie, the only one that passes, in both directions.
 * @param {number} [options.timeout] - Milliseconds until the shop has to begin its answer.
 * @param {number} [options.largest] - Bytes that a request may carry.
 * @returns {(request: Request) => Promise<Response>}
 */
export function limioProxy({ shop, cookie = "limio_state", timeout = 15_000, largest = 65_536 }) {
  const { origin } = new URL(shop);
  return async (request) => {
    const { method } = request;
    const { pathname, search } = new URL(request.url);
    const area = AREAS.find(({ path }) => pathname.startsWith(path));
    if (!area || STEPS.test(pathname)) return refuse(404, "Not found");
    if (!area.methods.includes(method)) return refuse(405, "Not allowed", { allow: area.methods.join(", ") });
    const body = method === "GET" || method === "HEAD" ? null : await readBody(request, largest);
    if (body === undefined) return refuse(413, "Too large");

    const headers = pick(request.headers, area.headers);
    const state = landingState(request.headers, cookie);
    if (area.cookies && state) headers.set("cookie", state);
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), timeout);
    try {
      const url = origin + pathname + search;
      // Whoever follows a redirect takes the token to where it leads.
      const answer = await fetch(url, { method, headers, body, signal: late.signal, redirect: "manual" });
      const { status } = answer;
      if (status >= 300 && status < 400 && status !== 304) return refuse(502, "The shop has moved");
      const kept = answerHeaders(answer.headers, area.cookies ? cookie : undefined);
      return new Response(answer.body, { status, headers: kept });
    } catch {
      return refuse(502, "The shop does not answer");
    } finally {
      // A slow shopper is not the shop's fault.
      clearTimeout(timer);
    }
  };
}

/** An answer of the proxy's own, in the shape of the API's errors. */
function refuse(status, message, headers = {}) {
  return Response.json({ message }, { status, headers: { "cache-control": "no-store", ...headers } });
}

function pick(headers, names) {
  return new Headers(names.filter((name) => headers.has(name)).map((name) => [name, headers.get(name)]));
}

/** The landing-state cookie, out of all that the page's own site has set. */
function landingState(headers, name) {
  const pairs = headers.get("cookie")?.split(/; */);
  return pairs?.find((pair) => pair.startsWith(`${name}=`));
}

/** The whole body; `undefined` when it is too large, whatever it says of itself. */
async function readBody({ body }, largest) {
  const chunks = [];
  const reader = body?.getReader();
  for (let size = 0; ;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) return await new Blob(chunks).arrayBuffer();
    size += value.byteLength;
    if (size > largest) return undefined;
    chunks.push(value);
  }
}

function answerHeaders(from, cookie) {
  const headers = pick(from, ANSWERED);
  // A picture or an error page that is opened by itself is a document of the page's origin.
  headers.set("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  headers.set("x-content-type-options", "nosniff");
  for (const line of cookie === undefined ? [] : from.getSetCookie()) {
    // Without a domain it belongs to the page's host.
    if (line.startsWith(`${cookie}=`)) headers.append("set-cookie", line.replace(/;\s*domain=[^;]*/gi, ""));
  }
  return headers;
}
