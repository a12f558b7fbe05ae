import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from "node:http";

/** What a client of a proxy sends: paths go out as they are written here. */
export interface Question {
  readonly method?: string;
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
  /** Does not say how long the body is. */
  readonly chunked?: boolean;
}

/** What comes back. */
export interface Reply {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Asks a server of this machine. Fails when the answer breaks off. */
export function ask(
  port: number,
  { method = "GET", path, headers = {}, body = "", chunked = false }: Question,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const length = chunked
      ? { "transfer-encoding": "chunked" }
      : { "content-length": Buffer.byteLength(body) };
    const sent = request(
      { port, host: "127.0.0.1", method, path, agent: false, headers: { ...headers, ...length } },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
        response.on("error", reject);
        response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, text }));
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}
