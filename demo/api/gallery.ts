import { galleryCookie } from "../gallery/cookie.js";
import { createDemoApi, type DemoApi } from "./handler.js";
import { DEFAULT_SETTINGS } from "./settings.js";

const { cookieName: COOKIE } = DEFAULT_SETTINGS;
const MOST_SHOPS = 100;

/**
 * Stand-ins side by side, so that one page can show many states: every name below `/gallery/` is a shop of its own, with
 * the same paths below it, and a landing-state cookie of its own.
 */
export function createGalleryApi(): DemoApi {
  const shops = new Map<string, DemoApi>();
  return {
    async handle(request) {
      const url = new URL(request.url);
      const [, name, path] = /^\/gallery\/([\w-]{1,40})(\/(?:api|demo)\/.*)$/.exec(url.pathname) ?? [];
      if (name === undefined || path === undefined) return undefined;
      const shop = shops.get(name) ?? (shops.size < MOST_SHOPS ? createDemoApi() : undefined);
      if (!shop) return new Response("There are too many shops", { status: 429 });
      shops.set(name, shop);
      const inner = new Request(new URL(path + url.search, url), request);
      inner.headers.set("cookie", cookiesFor(name, request.headers.get("cookie") ?? ""));
      const response = await shop.handle(inner);
      if (!response || response.type === "error") return response;
      const cookies = response.headers.getSetCookie();
      response.headers.delete("set-cookie");
      for (const cookie of cookies) {
        response.headers.append("set-cookie", cookie.replace(`${COOKIE}=`, `${galleryCookie(name)}=`));
      }
      return response;
    },
  };
}

/** The cookies that a shop may see: its own under the usual name, and none of the others. */
function cookiesFor(shop: string, header: string): string {
  return header
    .split("; ")
    .filter((pair) => !pair.startsWith(`${COOKIE}=`))
    .map((pair) => pair.replace(`${galleryCookie(shop)}=`, `${COOKIE}=`))
    .join("; ");
}
