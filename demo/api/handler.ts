import { failure, json, toResponse, type Answer } from "./answer.js";
import { controls } from "./control.js";
import { allowOrigin, preflight } from "./cors.js";
import { drawCover } from "./covers.js";
import { cookieOf, setCookie } from "./landing-cookie.js";
import { answerLimio } from "./limio.js";
import { findRoute, type Route } from "./routes.js";
import { serve, type Served } from "./serve.js";
import { Sessions, type Session } from "./session.js";
import { bearerToken } from "./tokens.js";
import { parseJson } from "./values.js";

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
      const cookie = cookieOf(request.headers, SESSION_COOKIE);
      const session = sessions.find(cookie, bearerToken(request.headers));
      const { response, hideFromOtherOrigins } = await dispatch(session, route, request);
      if (response.type === "error") return response;
      if (cookie !== session.id)
        response.headers.append(
          "set-cookie",
          setCookie(SESSION_COOKIE, session.id, { isSecure: isSecure(request), httpOnly: true }),
        );
      if (!hideFromOtherOrigins) allowOrigin(response.headers, request);
      return response;
    },
  };
}

type SessionRoute = Exclude<Route, { readonly type: "cover" }>;

async function dispatch(session: Session, route: SessionRoute, request: Request): Promise<Served> {
  const text = await request.text();
  try {
    switch (route.type) {
      case "limio": {
        const { operation, basketId, endpoint } = route;
        return await serve(session, endpoint, request, text, () =>
          answerLimio(session, {
            operation,
            basketId,
            headers: request.headers,
            body: parseJson(text),
            isSecure: isSecure(request),
          }),
        );
      }
      case "token":
        return await serve(session, "token", request, text, () => issueToken(session));
      case "control":
        return plainly(control(session, route, request, text));
      case "wrong-method":
        return plainly({
          ...failure(405, `This path takes ${route.allowed.join(", ")}`),
          headers: { allow: route.allowed.join(", ") },
        });
    }
  } catch (error) {
    return plainly(failure(500, error instanceof Error ? error.message : String(error)));
  }
}

function control(
  session: Session,
  { key, name }: SessionRoute & { readonly type: "control" },
  request: Request,
  text: string,
): Answer {
  const body = text === "" ? undefined : parseJson(text);
  if (text !== "" && body === undefined) return failure(400, "The body must be JSON");
  const run = controls.get(key);
  return run?.({ session, name, body, isSecure: isSecure(request) }) ?? failure(404, `There is no ${key}`);
}

function issueToken(session: Session): Answer {
  const { tokenLifetime, refuseTokens } = session.settings;
  const refused = session.tokens.count < refuseTokens;
  const token = session.tokens.issue(session.now(), tokenLifetime, refused);
  return json({ access_token: token, token_type: "Bearer", expires_in: tokenLifetime });
}

function cover(name: string, request: Request): Response {
  const headers = new Headers({ "content-type": "image/svg+xml", "cache-control": "public, max-age=86400" });
  allowOrigin(headers, request);
  return new Response(drawCover(name), { headers });
}

function plainly(answer: Answer): Served {
  return { response: toResponse(answer), hideFromOtherOrigins: false };
}

function isSecure({ url }: Request): boolean {
  return url.startsWith("https:");
}
