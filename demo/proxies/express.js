import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { limioProxy } from "./edge.js";

/**
 * Makes a handler of `edge.js` for Express, or for Node's own server. It stands before whatever reads bodies.
 *
 * @example
 * app.use(["/api/partner/checkout", "/public"], limio({ shop: "https://acme.prod.limio.com" }));
 *
 * @param {Parameters<typeof limioProxy>[0]} options
 * @returns {(
 *   request: import("node:http").IncomingMessage,
 *   response: import("node:http").ServerResponse,
 *   next?: (error: unknown) => void,
 * ) => Promise<void>}
 */
export function limio(options) {
  const proxy = limioProxy(options);
  return async (request, response, next) => {
    const { method, headers, url: path, originalUrl = path } = request;
    if (request.readableDidRead) {
      const error = new Error("limio() has to stand before whatever reads bodies");
      // A rejection would end a server that does not look for one.
      if (next) next(error);
      else {
        console.error(error);
        response.writeHead(500).end();
      }
      return;
    }
    // No `Request` can have it.
    if (method === "TRACE") {
      response.writeHead(405).end();
      return;
    }
    const body = method === "GET" || method === "HEAD" ? null : Readable.toWeb(request);
    try {
      const url = `http://localhost${originalUrl}`;
      const passing = Object.entries(headers).filter(([name]) => !name.startsWith(":"));
      const answer = await proxy(new Request(url, { method, headers: passing, body, duplex: "half" }));
      response.statusCode = answer.status;
      for (const [name, value] of answer.headers) response.appendHeader(name, value);
      await pipeline(answer.body ? Readable.fromWeb(answer.body) : [], response);
    } catch {
      // One of the two sides has gone in the middle of it.
      response.destroy();
    }
  };
}
