import type { Browser, ErrorCode, HTTPRequest, Page } from "puppeteer-core";
import { built } from "./partner-site.js";

interface Fulfilment {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A route as Playwright hands it to whoever handles it. */
interface Route {
  request(): {
    url(): string;
    method(): string;
    allHeaders(): Promise<Readonly<Record<string, string>>>;
    postData(): string | null;
  };
  abort(errorCode: ErrorCode): Promise<void>;
  fallback(): Promise<void>;
  fulfill(response: Fulfilment): Promise<void>;
}

type RouteHandler = (route: Route) => Promise<unknown>;

/** A page in Chromium whose requests are answered here, by routes of the shape that Playwright's have. */
export interface InterceptedPage {
  readonly page: Page;
  /** In place of Playwright's `page`. */
  readonly routes: { route(pattern: RegExp, handler: RouteHandler): Promise<void> };
  /** In place of Playwright's `context`. */
  readonly context: {
    addCookies(cookies: readonly { name: string; value: string; url: string }[]): Promise<void>;
  };
}

const PAGE = `<!doctype html><html lang="en-GB"><title>A partner’s page</title><link rel="icon" href="data:,">
<script type="module" src="/dist/partner-checkout.js"></script>
<partner-checkout token-url="/limio-token" max-retries="0"></partner-checkout></html>`;

const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'; trusted-types partner-checkout";

/** Opens a page with a cookie jar of its own. Under the origin are a page with the element, and `dist`. */
export async function interceptedPage(browser: Browser, origin: string): Promise<InterceptedPage> {
  const browserContext = await browser.createBrowserContext();
  const page = await browserContext.newPage();
  const routes: { pattern: RegExp; handler: RouteHandler }[] = [];
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    const found = routes.find(({ pattern }) => pattern.test(request.url()));
    void (found ? found.handler(routeOf(request, origin)) : serve(request, origin));
  });
  return {
    page,
    routes: {
      route: async (pattern, handler) => {
        routes.push({ pattern, handler });
      },
    },
    context: {
      addCookies: async (cookies) => {
        await page.setCookie(...cookies);
      },
    },
  };
}

function routeOf(request: HTTPRequest, origin: string): Route {
  return {
    request: () => ({
      url: () => request.url(),
      method: () => request.method(),
      allHeaders: async () => request.headers(),
      postData: () => request.postData() ?? null,
    }),
    abort: (errorCode) => request.abort(errorCode),
    fallback: () => serve(request, origin),
    fulfill: ({ status, headers, body }) => request.respond({ status, headers: { ...headers }, body }),
  };
}

async function serve(request: HTTPRequest, origin: string): Promise<void> {
  const path = request.url().slice(origin.length);
  if (path === "/") {
    await request.respond({
      contentType: "text/html",
      headers: { "content-security-policy": POLICY },
      body: PAGE,
    });
  } else if (path.startsWith("/dist/")) {
    await request.respond({ contentType: "text/javascript", body: await built(path.slice(6)) });
  } else await request.respond({ status: 404 });
}
