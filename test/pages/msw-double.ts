import type { Modules } from "./recipes.js";

type Resolver = (info: { readonly request: Request }) => Promise<Response | undefined>;

interface Handler {
  readonly path: RegExp;
  readonly resolver: Resolver;
}

/**
 * What MSW does with handlers, as far as its documentation tells and a recipe needs it: `*` stands for anything, a
 * resolver that gives nothing leaves the request to the next one, and a response of type `error` fails the request.
 */
export function mswDouble(): Modules {
  const http = {
    all: (path: string, resolver: Resolver): Handler => ({
      path: new RegExp(`^${path.replaceAll("*", ".*")}$`),
      resolver,
    }),
  };
  const setupServer = (...handlers: readonly Handler[]) => ({
    listen(): void {
      globalThis.fetch = async (input, init) => {
        const request = new Request(input, init);
        for (const { path, resolver } of handlers) {
          const response = path.test(request.url) ? await resolver({ request: request.clone() }) : undefined;
          if (response?.type === "error") throw new TypeError("Failed to fetch", { cause: response });
          if (response) return response;
        }
        return new Response(null, { status: 501 });
      };
    },
  });
  return { msw: { http }, "msw/node": { setupServer } };
}
