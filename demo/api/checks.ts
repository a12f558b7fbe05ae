import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { schemas } from "./openapi-schemas.js";
import { openapi } from "./openapi.js";

/** Says whether a value is as its schema wants it; if not, `errors` has the first thing that is wrong. */
export interface Check {
  (value: unknown): boolean;
  errors?: readonly Problem[] | null;
}

/** What is wrong with a value. */
export interface Problem {
  /** JSON pointer to the part that is wrong. */
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

const DOCUMENT = "openapi.json";

/** Compiles checks from the document's schemas; their code can be printed, too. */
export const ajv = new Ajv2020({
  allowUnionTypes: true,
  discriminator: true,
  allErrors: false,
  code: { source: true, esm: true },
});
addFormats.default(ajv, ["date-time"]);
ajv.addVocabulary(["openapi", "info", "servers", "security", "paths", "components"]);
ajv.addSchema(openapi, DOCUMENT);

/** Where the compiler finds the schema of a name. */
export function placeOf(name: string): string {
  return `${DOCUMENT}#/components/schemas/${name}`;
}

/** The check of a schema, compiled when it is first needed. */
export function findCheck(name: keyof typeof schemas): Check | undefined {
  return ajv.getSchema(placeOf(name));
}
