import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { DemoApi } from "../api/handler.js";
import { BrowserRepeats } from "./browser-repeats.js";

/** A handler as Connect and Vite take it. */
export type ConnectHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** Puts the stand-in behind a Node server: its answers, its broken connections and its broken bodies. */
export function connectHandler(api: DemoApi): ConnectHandler {
  const repeats = new BrowserRepeats();
  return (request, response, next) => {
    repeats.see(request);
    // Whoever takes the faults away has seen what they did.
    if (request.method === "DELETE" && request.url?.startsWith("/demo/faults")) repeats.forget(request);
    // Pages and scripts are answered by others on the same connections.
    response.once("finish", () => repeats.markUsed(request));
    void pass(answer(api, repeats, request, response), next);
  };
}

/** Passes a request on to whoever comes next, unless it has been answered. */
async function pass(answered: Promise<boolean>, next: (error?: unknown) => void): Promise<void> {
  let isOurs: boolean;
  try {
    isOurs = await answered;
  } catch (error) {
    next(error);
    return;
  }
  if (!isOurs) next();
}

async function answer(
  api: DemoApi,
  repeats: BrowserRepeats,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<boolean> {
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  const response = repeats.isRepeat(incoming)
    ? Response.error()
    : await api.handle(toRequest(incoming, gone.signal));
  if (!response) return false;
  if (response.type === "error") {
    // Nobody repeats what the page itself has given up.
    if (!gone.signal.aborted) repeats.expect(incoming);
    incoming.socket.destroy();
  } else {
    await send(response, outgoing);
  }
  return true;
}

function toRequest(incoming: IncomingMessage & { originalUrl?: string }, signal: AbortSignal): Request {
  const { method = "GET", headers: fields, socket } = incoming;
  const headers = new Headers();
  for (const [name, value] of Object.entries(fields)) {
    // HTTP/2 has its own fields among them, with a colon.
    if (value !== undefined && !name.startsWith(":")) headers.set(name, String(value));
  }
  const protocol = (socket as Socket & { encrypted?: boolean }).encrypted ? "https" : "http";
  const url = new URL(
    incoming.originalUrl ?? incoming.url ?? "/",
    `${protocol}://${fields.host ?? "localhost"}`,
  );
  // `duplex` is what Node wants with a stream, and what the DOM's types do not know.
  const init: RequestInit & { duplex: "half" } = { method, headers, signal, duplex: "half" };
  return new Request(url, method === "GET" || method === "HEAD" ? init : { ...init, body: bodyOf(incoming) });
}

/** The body of a request. It is not touched until somebody reads it: for a path that is not ours, that is not us. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for await (const chunk of incoming) controller.enqueue(new Uint8Array(chunk as Buffer));
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  for (const [name, value] of response.headers) {
    if (name !== "set-cookie") outgoing.setHeader(name, value);
  }
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader("set-cookie", cookies);
  outgoing.writeHead(response.status);
  const reader = response.body?.getReader();
  try {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) break;
      await write(outgoing, value);
    }
    outgoing.end();
  } catch {
    outgoing.destroy();
  }
}

/** Resolves once the bytes have been handed to the system, so that what follows cannot overtake them. */
function write(outgoing: ServerResponse, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    outgoing.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}
