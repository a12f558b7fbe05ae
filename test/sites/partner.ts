import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { LocalServer } from "./servers.js";
import type { Shop } from "./shop.js";

const script = await readFile("dist/partner-checkout.js");

/** What stands before a partner's own pages. */
export type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/**
 * A partner's own server. `/?name=value` is a page whose `<partner-checkout>` has those attributes; `/portal?src=…` one
 * that frames another, sandboxed as `sandbox` says.
 */
export class Partner extends LocalServer {
  constructor(shop: Shop, before: Middleware = (_request, _response, next) => next()) {
    super((request, response) => {
      before(request, response, (error) => {
        if (error) response.writeHead(500).end();
        else void answer(shop, request, response);
      });
    });
  }
}

/** Address of a page with the element on it. */
export function pageWith(attributes: Readonly<Record<string, string>>): string {
  return `/?${new URLSearchParams(attributes)}`;
}

async function answer(shop: Shop, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const { origin } = request.headers;
  if (origin !== undefined) {
    response.setHeader("access-control-allow-origin", origin);
    response.setHeader("access-control-allow-credentials", "true");
  }
  switch (pathname) {
    case "/partner-checkout.js":
      response.setHeader("content-type", "text/javascript").end(script);
      break;
    case "/limio-token":
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ access_token: await shop.token(), expires_in: 3600 }));
      break;
    case "/":
      html(response, element(searchParams));
      break;
    case "/portal":
      html(response, frame(searchParams));
      break;
    default:
      html(response, "Here the partner's page ends.");
  }
}

function html(response: ServerResponse, body: string): void {
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(`<!doctype html><title>A partner</title><link rel="icon" href="data:,"><body>${body}`);
}

function element(attributes: URLSearchParams): string {
  const all = { "token-url": "/limio-token", "checkout-url": "/checkout?basket={basketId}" };
  return `<script type="module" src="/partner-checkout.js"></script>
    <script>
      errors = [];
      addEventListener("basket-error", ({ detail: { error } }) => errors.push(error.code));
    </script>
    <partner-checkout${written([...Object.entries(all), ...attributes])}></partner-checkout>`;
}

function frame(attributes: URLSearchParams): string {
  return `<iframe width="800" height="700"${written([...attributes])}></iframe>`;
}

function written(attributes: readonly (readonly [string, string])[]): string {
  return attributes.map(([name, value]) => ` ${name}="${value.replaceAll('"', "&quot;")}"`).join("");
}
