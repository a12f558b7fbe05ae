import { readFile } from "node:fs/promises";
import {
  createSecureServer,
  type Http2SecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from "node:http2";
import type { AddressInfo } from "node:net";
import { setCookie } from "../../demo/api/landing-cookie.js";
import { makeCertificate } from "../sites/nginx.js";
import type { Certificate } from "../sites/servers.js";
import { installOnDebian } from "../support/find-browser.js";
import { basketOf, plainLines, type Line } from "./basket.js";
import { compress } from "./compress.js";
import type { Contender } from "./contender.js";
import { Limio, TOKEN } from "./limio.js";
import { drawPicture } from "./picture.js";

/** What is served, in brotli. */
interface Content {
  readonly type: string;
  readonly body: Buffer;
}

interface Shop {
  readonly basketId: string;
  readonly lines: readonly Line[];
  readonly limio: Limio;
}

const TYPES: Readonly<Record<string, string>> = {
  js: "text/javascript",
  css: "text/css",
  svg: "image/svg+xml",
  json: "application/json",
};

/**
 * Serves every contender's page, files and API by HTTP/2, compressed beforehand, to one page at a time: a page that is
 * opened begins with a fresh basket.
 */
export class BenchServer {
  readonly #contenders: ReadonlyMap<string, Contender>;
  readonly #server: Http2SecureServer;
  /** What has been compressed already, by URL or by all of the request. */
  readonly #contents = new Map<string, Promise<Content | undefined>>();
  readonly #shops = new Map<number, Shop>();
  #visited: { readonly contender: Contender; readonly shop: Shop } | undefined;

  private constructor(contenders: readonly Contender[]) {
    const make = (): Certificate | undefined => makeCertificate("localhost");
    const certificate = make() ?? (installOnDebian("openssl") ? make() : undefined);
    if (!certificate) throw new Error("HTTP/2 needs a certificate, and that the program openssl");
    this.#contenders = new Map(contenders.map((each) => [each.name, each]));
    this.#server = createSecureServer({ ...certificate, allowHTTP1: true }, (request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        console.error(error);
        response.writeHead(500).end();
      });
    });
  }

  static async start(contenders: readonly Contender[]): Promise<BenchServer> {
    const server = new BenchServer(contenders);
    await new Promise<void>((resolve) => server.#server.listen(0, "127.0.0.1", resolve));
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Where a contender shows a basket of so many lines, so many times. */
  address(name: string, lines: number, copies: number): string {
    return `https://localhost:${this.port}/${name}?lines=${lines}&copies=${copies}`;
  }

  stop(): void {
    this.#server.close();
  }

  async #serve(request: Http2ServerRequest, response: Http2ServerResponse): Promise<void> {
    const { method } = request;
    const url = new URL(request.url, "https://localhost");
    if (method === "OPTIONS") return send(response, 204, undefined);
    const contender = this.#contenders.get(url.pathname.slice(1));
    if (contender) return await this.#open(contender, url, response);
    if (method === "GET") {
      const content = await this.#once(url.pathname, () => this.#fileAt(url.pathname));
      if (content) return send(response, 200, content);
    }
    const answer = await this.#answer(request, await bodyOf(request));
    send(response, answer ? 200 : 404, answer);
  }

  async #open(
    contender: Contender,
    { search, searchParams }: URL,
    response: Http2ServerResponse,
  ): Promise<void> {
    const copies = Number(searchParams.get("copies"));
    const shop = this.#shopOf(Number(searchParams.get("lines")));
    shop.limio.restart();
    this.#visited = { contender, shop };
    const state = encodeURIComponent(JSON.stringify({ basketId: shop.basketId }));
    response.setHeader("set-cookie", setCookie("limio_state", state, { isSecure: true }));
    const content = await this.#once(contender.name + search, () => {
      const page = contender.page({ lines: shop.lines, copies, host: `localhost:${this.port}` });
      return Promise.resolve({ type: "text/html; charset=utf-8", body: compress(documentOf(page), "well") });
    });
    send(response, 200, content);
  }

  async #answer(request: Http2ServerRequest, body: string): Promise<Content | undefined> {
    const { method, url: path } = request;
    const host = request.authority || String(request.headers.host);
    if (path === "/limio-token") return json(compress(TOKEN, "quickly"));
    if (!this.#visited) return undefined;
    const { contender, shop } = this.#visited;
    const own = shop.limio.answer(method, path, body);
    if (own) return json(own);
    return await this.#once(`${contender.name} ${shop.lines.length} ${method} ${host}${path} ${body}`, () => {
      const stub = contender.answer?.({ method, host, path, body }, shop.lines);
      return Promise.resolve(
        stub === undefined ? undefined : json(compress(JSON.stringify(stub), "quickly")),
      );
    });
  }

  async #fileAt(path: string): Promise<Content | undefined> {
    const cover = /^\/public\/covers\/([\w-]+)/.exec(path)?.[1];
    if (cover !== undefined) return { type: "image/png", body: compress(drawPicture(cover), "quickly") };
    const type = TYPES[path.split(".").at(-1) ?? ""];
    const text = await this.#read(path);
    return type === undefined || text === undefined ? undefined : { type, body: compress(text, "well") };
  }

  async #read(path: string): Promise<Buffer | string | undefined> {
    for (const { files } of this.#contenders.values()) {
      for (const [place, source] of Object.entries(files)) {
        if (!(source instanceof URL)) {
          if (path === place) return await source();
        } else if (path === place) return await readFile(source);
        else if (place.endsWith("/") && path.startsWith(place))
          return await readFile(new URL(path.slice(place.length), source));
      }
    }
    return undefined;
  }

  #once(key: string, make: () => Promise<Content | undefined>): Promise<Content | undefined> {
    const content = this.#contents.get(key) ?? make();
    this.#contents.set(key, content);
    return content;
  }

  #shopOf(count: number): Shop {
    let shop = this.#shops.get(count);
    if (!shop) {
      const basket = basketOf(count);
      shop = { basketId: basket.id, lines: plainLines(basket), limio: new Limio(basket) };
      this.#shops.set(count, shop);
    }
    return shop;
  }
}

function documentOf({ head, body }: { readonly head: string; readonly body: string }): string {
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>A partner’s page</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">${head}</head><body><h1>Your basket</h1>${body}</body></html>`;
}

function json(body: Buffer): Content {
  return { type: "application/json", body };
}

function send(response: Http2ServerResponse, status: number, content: Content | undefined): void {
  // A contender that is told the name of its API's host speaks to another origin.
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-allow-headers", "*, authorization");
  response.setHeader("access-control-allow-methods", "*");
  response.setHeader("cache-control", "no-store");
  if (content) {
    response.setHeader("content-type", content.type);
    response.setHeader("content-encoding", "br");
    response.setHeader("content-length", content.body.length);
  }
  response.writeHead(status);
  if (content) response.end(content.body);
  else response.end();
}

async function bodyOf(request: Http2ServerRequest): Promise<string> {
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) body += String(chunk);
  return body;
}
