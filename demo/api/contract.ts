import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Answer } from "./answer.js";
import { openapi } from "./openapi.js";

/** The operations of the document. */
export type Operation = "initiate" | "update" | "validate" | "validateByBody";

const DOCUMENT = "openapi.json";

const places: Readonly<Record<Operation, string>> = {
  initiate: "/partner/checkout/initiate/post",
  update: "/partner/checkout/update/put",
  validate: "/partner/checkout/validate/{basketId}/post",
  validateByBody: "/partner/checkout/validate/post",
};

const ajv = new Ajv2020({ allowUnionTypes: true, discriminator: true, allErrors: false });
addFormats.default(ajv);
ajv.addVocabulary(["openapi", "info", "servers", "security", "paths", "components"]);
ajv.addSchema(openapi, DOCUMENT);

const compiled = new Map<string, ValidateFunction>();

/**
 * Checks a request's body against the document.
 *
 * @returns A sentence that names the field which is wrong; `undefined` when none is.
 */
export function checkRequest(operation: Operation, body: unknown): string | undefined {
  // An operation that takes no body ignores one.
  if (operation === "validate") return undefined;
  return check([operation, "requestBody"], body);
}

/**
 * Checks one of the stand-in's own answers against the document.
 *
 * @throws {Error} When it breaks it, which only a mistake in the stand-in can bring about.
 */
export function checkAnswer(operation: Operation, { status, json }: Answer): void {
  const problem = check([operation, "responses", String(status)], json);
  if (problem)
    throw new Error(`The stand-in's own ${status} to ${operation} breaks the document: ${problem}`);
}

function check([operation, ...rest]: readonly [Operation, ...string[]], value: unknown): string | undefined {
  // A JSON pointer writes a path's slashes as ~1, and its last one stands before the method.
  const place = places[operation];
  const slash = place.lastIndexOf("/");
  const path = place.slice(0, slash).replaceAll("/", "~1");
  const pointer = ["paths", path, place.slice(slash + 1), ...rest, "content", "application~1json", "schema"]
    .map(encodeURIComponent)
    .join("/");
  const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `${DOCUMENT}#/${pointer}` });
  compiled.set(pointer, validate);
  return validate(value) ? undefined : sentence(validate.errors?.[0]);
}

function sentence(error: ErrorObject | undefined): string {
  if (!error) return "the body is not as documented";
  const path = error.instancePath
    .slice(1)
    .replaceAll("/", ".")
    .replace(/\.(\d+)(?=\.|$)/g, "[$1]");
  const extra: unknown = error.params["additionalProperty"];
  return `${path || "the body"} ${error.message ?? "is wrong"}${typeof extra === "string" ? `: ${extra}` : ""}`;
}
