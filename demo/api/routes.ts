import type { Operation } from "./contract.js";
import { controls } from "./control.js";
import type { Endpoint } from "./faults.js";

/** Where a request belongs. */
export type Route =
  | {
      readonly type: "limio";
      readonly endpoint: Endpoint;
      readonly operation: Operation;
      readonly basketId: string | undefined;
    }
  | { readonly type: "token" }
  | { readonly type: "client-token" }
  | { readonly type: "cover"; readonly name: string }
  | { readonly type: "control"; readonly key: string; readonly name: string }
  | { readonly type: "wrong-method"; readonly allowed: readonly string[] };

const CHECKOUT = "/api/partner/checkout/";

// Only whole paths are taken, never all that is below /demo or /api: pages and modules are served from there, too.
const others: readonly (readonly [method: string, path: string, route: (name: string) => Route])[] = [
  ["POST", `${CHECKOUT}initiate`, () => limio("initiate", "initiate")],
  ["PUT", `${CHECKOUT}update`, () => limio("update", "update")],
  ["POST", `${CHECKOUT}validate`, () => limio("validate", "validateByBody")],
  ["POST", `${CHECKOUT}validate/*`, (name) => limio("validate", "validate", name)],
  ["POST", "/oauth2/token", () => ({ type: "client-token" })],
  ["POST", "/demo/token", () => ({ type: "token" })],
];

const routes = [
  ...others,
  ...[...controls.keys()].map((key): (typeof others)[number] => {
    const [method = "", path = ""] = key.split(" ");
    return [method, path, (name) => ({ type: "control", key, name })];
  }),
];

/** Finds where a request belongs; `undefined` when its path is none of ours. */
export function findRoute(method: string, path: string): Route | undefined {
  const coverName = /^\/public\/covers\/([\w-]+)\.svg$/.exec(path)?.[1];
  if (coverName !== undefined) return { type: "cover", name: coverName };
  const matching = routes.flatMap(([allowed, pattern, route]) => {
    const name = match(pattern, path);
    return name === undefined ? [] : [{ allowed, route: () => route(name) }];
  });
  if (matching.length === 0) return undefined;
  const found = matching.find(({ allowed }) => allowed === method);
  return found?.route() ?? { type: "wrong-method", allowed: matching.map(({ allowed }) => allowed) };
}

/** What `*` stands for in a path; `""` for a path without one, `undefined` for one that does not match. */
function match(pattern: string, path: string): string | undefined {
  if (!pattern.endsWith("*")) return path === pattern ? "" : undefined;
  const name = path.startsWith(pattern.slice(0, -1)) ? path.slice(pattern.length - 1) : "";
  if (name === "" || name.includes("/")) return undefined;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function limio(endpoint: Endpoint, operation: Operation, basketId?: string): Route {
  return { type: "limio", endpoint, operation, basketId };
}
