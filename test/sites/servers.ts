import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";

/** What a server proves its name with. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** A server on a free port of this machine, which answers under any name that leads here. */
export class LocalServer {
  readonly #server: Server;

  constructor(listener: RequestListener, certificate?: Certificate) {
    this.#server = certificate ? createSecureServer(certificate, listener) : createServer(listener);
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Its origin under a name; browsers know that whatever ends in `.localhost` is this machine. */
  at(host: string): string {
    return `http://${host}:${this.port}`;
  }

  async start(port = 0): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(port, "127.0.0.1", resolve));
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => {
      this.#server.close(resolve);
      this.#server.closeAllConnections();
    });
  }
}
