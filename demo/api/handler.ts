import { preflight } from "./cors.js";
import { basketIdOf, cookieOf, setCookie } from "./landing-cookie.js";
import { cover, respond } from "./respond.js";
import { findRoute } from "./routes.js";
import { Sessions } from "./session.js";
import { bearerToken } from "./tokens.js";
import { isSecure } from "./values.js";

/** A stateful stand-in for the Limio Commerce API, with endpoints under `/demo` to control it. */
export interface DemoApi {
  /**
   * Answers a request.
   *
   * @returns `undefined` for a path that is not its own. A response of type `error` asks for the connection to be
   *   closed; a body that fails midway asks for the same after what came before it.
   */
  handle(request: Request): Promise<Response | undefined>;
}

const SESSION_COOKIE = "demo_session";

/** Makes a stand-in whose state lives as long as it does. */
export function createDemoApi({ now = Date.now }: { now?: () => number } = {}): DemoApi {
  const sessions = new Sessions(now);
  return {
    async handle(request) {
      const route = findRoute(request.method, new URL(request.url).pathname);
      if (!route) return undefined;
      if (request.method === "OPTIONS") return preflight(request);
      if (route.type === "cover") return cover(route.name, request);
      if (route.type === "client-token") return await respond(sessions.ofServers, route, request);
      const { headers } = request;
      const sessionId = cookieOf(headers, SESSION_COOKIE);
      const basketId = basketIdOf(headers) ?? (route.type === "limio" ? route.basketId : undefined);
      const token = bearerToken(headers);
      const session = sessions.find({ sessionId, basketId, token, isBrowser: route.type !== "limio" });
      const response = await respond(session, route, request);
      if (sessionId !== session.id && session !== sessions.ofServers && response.type !== "error")
        response.headers.append(
          "set-cookie",
          setCookie(SESSION_COOKIE, session.id, { isSecure: isSecure(request), httpOnly: true }),
        );
      return response;
    },
  };
}
