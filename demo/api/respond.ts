import { failure, json, toResponse, type Answer } from "./answer.js";
import { controls } from "./control.js";
import { allowOrigin } from "./cors.js";
import { drawCover } from "./covers.js";
import { answerLimio } from "./limio.js";
import type { Route } from "./routes.js";
import { serve, type Served } from "./serve.js";
import type { Session } from "./session.js";
import { isSecure, parseJson } from "./values.js";

type SessionRoute = Exclude<Route, { readonly type: "cover" }>;

/**
 * Answers a request that belongs to a session.
 *
 * @param headers - What is read instead of the request's own headers: a browser's request shows no cookies, and takes none.
 */
export async function respond(
  session: Session,
  route: SessionRoute,
  request: Request,
  headers: Headers = request.headers,
): Promise<Response> {
  const { response, hideFromOtherOrigins } = await dispatch(session, route, request, headers);
  if (response.type !== "error" && !hideFromOtherOrigins) allowOrigin(response.headers, request);
  return response;
}

async function dispatch(
  session: Session,
  route: SessionRoute,
  request: Request,
  headers: Headers,
): Promise<Served> {
  const text = await request.text();
  try {
    switch (route.type) {
      case "limio": {
        const { operation, basketId, endpoint } = route;
        return await serve(session, endpoint, request, text, () =>
          answerLimio(session, {
            operation,
            basketId,
            headers,
            body: parseJson(text),
            isSecure: isSecure(request),
          }),
        );
      }
      case "token":
        return await serve(session, "token", request, text, () => issueToken(session));
      case "client-token":
        return await serve(session, "token", request, text, () => refusalOf(text) ?? issueToken(session));
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

/** What is wrong with a partner's server's request for a token (RFC 6749, 4.4.2); any client is known here. */
function refusalOf(text: string): Answer | undefined {
  const form = new URLSearchParams(text);
  if (form.get("grant_type") !== "client_credentials")
    return failure(400, "grant_type must be client_credentials, in a form");
  return form.get("client_id") && form.get("client_secret")
    ? undefined
    : failure(401, "client_id and client_secret are required");
}

function issueToken(session: Session): Answer {
  const { tokenLifetime, refuseTokens } = session.settings;
  const refused = session.tokens.count < refuseTokens;
  const token = session.tokens.issue(session.now(), tokenLifetime, refused);
  return json({ access_token: token, token_type: "Bearer", expires_in: tokenLifetime });
}

/** Draws the cover of an offer. */
export function cover(name: string, request: Request): Response {
  const headers = new Headers({ "content-type": "image/svg+xml", "cache-control": "public, max-age=86400" });
  allowOrigin(headers, request);
  return new Response(drawCover(name), { headers });
}

function plainly(answer: Answer): Served {
  return { response: toResponse(answer), hideFromOtherOrigins: false };
}
