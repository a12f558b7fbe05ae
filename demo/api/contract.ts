import type { Answer } from "./answer.js";
import { findCheck, type Problem } from "./checks.js";
import type { schemas } from "./openapi-schemas.js";
import { openapi } from "./openapi.js";

const { paths } = openapi;

const operations = {
  initiate: paths["/partner/checkout/initiate"].post,
  update: paths["/partner/checkout/update"].put,
  validate: paths["/partner/checkout/validate/{basketId}"].post,
  validateByBody: paths["/partner/checkout/validate"].post,
} as const;

/** The operations of the document. */
export type Operation = keyof typeof operations;

type SchemaName = keyof typeof schemas;

/** A request's or an answer's body in the document. */
interface Body {
  readonly content: { readonly "application/json": { readonly schema: { readonly $ref: string } } };
}

/** The names of the schemas that bodies are checked by. */
export const bodySchemas: readonly SchemaName[] = [
  ...new Set(
    Object.values(operations).flatMap((operation) => [
      ...("requestBody" in operation ? [schemaOf(operation.requestBody)] : []),
      ...Object.values(operation.responses).map(schemaOf),
    ]),
  ),
];

/**
 * Checks a request's body against the document.
 *
 * @returns A sentence that names the field which is wrong; `undefined` when none is.
 */
export function checkRequest(operation: Operation, body: unknown): string | undefined {
  // An operation that takes no body ignores one.
  if (operation === "validate") return undefined;
  return check(operations[operation].requestBody, body);
}

/**
 * Checks one of the stand-in's own answers against the document.
 *
 * @throws {Error} When it breaks it, which only a mistake in the stand-in can bring about.
 */
export function checkAnswer(operation: Operation, { status, json }: Answer): void {
  const answers: Readonly<Record<string, Body>> = operations[operation].responses;
  const answer = answers[status];
  const problem = answer ? check(answer, json) : "the status is not in it";
  if (problem !== undefined)
    throw new Error(`The stand-in's own ${status} to ${operation} breaks the document: ${problem}`);
}

function check(body: Body, value: unknown): string | undefined {
  const name = schemaOf(body);
  const isRight = findCheck(name);
  if (!isRight) throw new Error(`There is no check for ${name}`);
  return isRight(value) ? undefined : sentence(isRight.errors?.[0]);
}

function schemaOf({ content }: Body): SchemaName {
  const { $ref } = content["application/json"].schema;
  return $ref.slice($ref.lastIndexOf("/") + 1) as SchemaName;
}

function sentence(problem: Problem | undefined): string {
  if (!problem) return "the body is not as documented";
  const path = problem.instancePath
    .slice(1)
    .replaceAll("/", ".")
    .replace(/\.(\d+)(?=\.|$)/g, "[$1]");
  const extra = problem.params["additionalProperty"];
  return `${path || "the body"} ${problem.message ?? "is wrong"}${typeof extra === "string" ? `: ${extra}` : ""}`;
}
