import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it has arrived. */
export interface ReceivedRequest {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What is answered to one request. */
export interface ScriptedAnswer {
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Closes the connection instead. */
  readonly drop?: boolean;
  /** Never answers. */
  readonly hang?: boolean;
}

/** A server that answers what a test has written down, one request after the other, and 500 after that. */
export class ScriptedServer {
  readonly received: ReceivedRequest[] = [];
  #answers: readonly ScriptedAnswer[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const { method, url, headers } = request;
        this.received.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
        this.#answer(response);
      });
    });
  }

  /** Where it listens, from `start()` on. */
  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** Forgets what it has received, and answers so from now on. */
  script(...answers: readonly ScriptedAnswer[]): void {
    this.received.splice(0);
    this.#answers = answers;
  }

  #answer(response: ServerResponse): void {
    const [answer = { status: 500 }, ...rest] = this.#answers;
    this.#answers = rest;
    const { status = 200, body = "{}", headers = {}, drop = false, hang = false } = answer;
    if (hang) return;
    if (drop) response.destroy();
    else response.writeHead(status, { connection: "close", ...headers }).end(body);
  }
}
