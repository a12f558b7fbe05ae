/** Answers a preflight: any origin may send what a partner's page sends. */
export function preflight(request: Request): Response {
  const headers = new Headers({
    "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE",
    "access-control-allow-headers": "authorization, content-type",
    "cache-control": "no-store",
  });
  allowOrigin(headers, request);
  return new Response(null, { status: 204, headers });
}

/** Lets pages of the request's origin read the answer, cookies included. */
export function allowOrigin(headers: Headers, request: Request): void {
  const origin = request.headers.get("origin");
  if (origin === null) return;
  headers.set("access-control-allow-origin", origin);
  headers.set("access-control-allow-credentials", "true");
  headers.append("vary", "Origin");
}
