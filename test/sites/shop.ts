import type { IncomingHttpHeaders } from "node:http";
import { TLSSocket } from "node:tls";
import { createDemoApi } from "../../demo/api/handler.js";
import { connectHandler } from "../../demo/node/connect.js";
import { at, list, type DemoJson } from "../demo/demo-client.js";
import { LocalServer, type Certificate } from "./servers.js";

/** A request as it has reached the shop. */
export interface ReachedRequest {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  /** The name that was asked for by TLS. */
  readonly serverName: string | false | null | undefined;
}

/** The shop's own server: the stand-in for the API, whose cookie is set in whatever way a test wants. */
export class Shop extends LocalServer {
  /** What has come in so far. */
  readonly reached: ReachedRequest[] = [];
  /** What follows the landing-state cookie's value in `Set-Cookie`. */
  cookieAttributes = "Path=/; SameSite=Lax";
  /** Other cookies and headers that the shop sends along. */
  also = new Headers();
  /** The basket of the scenario. */
  basketId = "";
  #session = "";
  readonly #api = createDemoApi();

  constructor(certificate?: Certificate) {
    super((request, response) => {
      const { method, url, headers, socket } = request;
      const serverName = socket instanceof TLSSocket ? socket.servername : undefined;
      this.reached.push({ method, url, headers, serverName });
      if (url === "/offers") {
        response.setHeader("set-cookie", `limio_state=${this.basketId}; ${this.cookieAttributes}`);
        response.setHeader("content-type", "text/html").end("<title>The shop</title>");
        return;
      }
      handler(request, response, () => response.writeHead(404).end());
    }, certificate);
    const handler = connectHandler({
      handle: async (request) => {
        const answer = await this.#api.handle(request);
        if (answer && answer.type !== "error") this.#setCookies(answer.headers);
        return answer;
      },
    });
  }

  /** Forgets everything and starts a scenario, as nobody's browser does it. */
  async open(scenario = "new-basket"): Promise<void> {
    this.#session = "";
    this.reached.splice(0);
    this.cookieAttributes = "Path=/; SameSite=Lax";
    this.also = new Headers();
    const { basketId } = await this.control("POST", `scenario/${scenario}`);
    this.basketId = String(basketId);
  }

  /** Asks a control endpoint of the stand-in. */
  async control(method: string, path: string, body?: unknown): Promise<DemoJson> {
    const headers = { cookie: this.#session, "content-type": "application/json" };
    const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
    const answer = await this.#api.handle(new Request(`http://shop.localhost/demo/${path}`, init));
    const set = answer?.headers.getSetCookie().find((line) => line.startsWith("demo_session="));
    if (set !== undefined) this.#session = set.split(";")[0] ?? "";
    return answer?.status === 204 ? {} : ((await answer?.json()) as DemoJson);
  }

  /** A token as the partner's server gets it. */
  async token(): Promise<string> {
    return String((await this.control("POST", "token"))["access_token"]);
  }

  /** How many units of each order item the basket holds, whatever a page shows. */
  async quantities(): Promise<readonly unknown[]> {
    const state = await this.control("GET", "state");
    return list(at(state, "basket", "order", "orderItems")).map(({ quantity }) => quantity);
  }

  /** The basket's order items. */
  async itemIds(): Promise<readonly unknown[]> {
    const state = await this.control("GET", "state");
    return list(at(state, "basket", "order", "orderItems")).map(({ id }) => id);
  }

  /** An offer of the catalogue. */
  async offer(): Promise<{ readonly id: string; readonly version: string }> {
    const [offer] = list(await this.control("GET", "catalogue"));
    return { id: String(offer?.["id"]), version: String(offer?.["version"]) };
  }

  /** The API's requests so far: method, last part of the path, and whether the landing-state cookie was there. */
  get apiRequests(): readonly string[] {
    return this.reached
      .filter(({ method, url }) => method !== "OPTIONS" && url?.startsWith("/api/"))
      .map(({ method, url, headers }) => {
        const name = /\/(initiate|update|validate)/.exec(url ?? "")?.[1] ?? url;
        return `${method} ${name}${headers.cookie?.includes("limio_state=") ? " with cookie" : ""}`;
      });
  }

  #setCookies(headers: Headers): void {
    const values = headers.getSetCookie().map((line) => line.split(";")[0] ?? "");
    headers.delete("set-cookie");
    for (const value of values.filter((each) => each.startsWith("limio_state="))) {
      headers.append("set-cookie", `${value}; ${this.cookieAttributes}`);
    }
    for (const [name, value] of this.also) headers.append(name, value);
  }
}
