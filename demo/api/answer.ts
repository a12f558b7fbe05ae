/** What an endpoint answers, before it becomes an HTTP response: faults and the request log look inside it first. */
export interface Answer {
  readonly status: number;
  /** JSON body; `undefined` for an answer that has none or whose body is `text`. */
  readonly json?: unknown;
  /** Body that is not JSON, or JSON that was spoilt on purpose. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** `Set-Cookie` headers. */
  readonly cookies?: readonly string[];
}

/** An answer with a JSON body. */
export function json(value: unknown, status = 200): Answer {
  return { status, json: value };
}

/** An answer in the shape of the API's errors. */
export function failure(status: number, message: string): Answer {
  return json({ message }, status);
}

/** The body of an answer as it travels, `undefined` where there is none. */
export function bodyOf({ json, text }: Answer): string | undefined {
  return text ?? (json === undefined ? undefined : JSON.stringify(json));
}

/** Makes the HTTP response of an answer. Nothing of it may be cached unless its own headers say so. */
export function toResponse(answer: Answer): Response {
  const body = bodyOf(answer);
  const headers = new Headers({ "cache-control": "no-store" });
  if (body !== undefined) headers.set("content-type", "application/json");
  for (const [name, value] of Object.entries(answer.headers ?? {})) headers.set(name, value);
  for (const cookie of answer.cookies ?? []) headers.append("set-cookie", cookie);
  return new Response(body ?? null, { status: answer.status, headers });
}
