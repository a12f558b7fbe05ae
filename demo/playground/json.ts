import type { Basket } from "../../src/index.js";

/** A value as indented JSON, errors and all. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, expose, 2) ?? String(value);
}

/** A value as JSON on one line, with a basket in a few words. */
export function toLine(value: unknown): string {
  return (
    JSON.stringify(value, (key, part: unknown) => (key === "basket" ? brief(part) : expose(key, part))) ?? ""
  );
}

/** A body as it was sent, indented where it is JSON. */
export function toBody(body: unknown): string {
  if (body === undefined || body === null || body === "") return "(empty)";
  if (typeof body !== "string") return toJson(body);
  try {
    return toJson(JSON.parse(body));
  } catch {
    return body;
  }
}

/** The fields of an error are not its own enumerable ones, so JSON would show an empty object. */
function expose(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const { code, status, itemId, retryable } = value as {
    [name in "code" | "status" | "itemId" | "retryable"]?: unknown;
  };
  const cause = value.cause instanceof Error ? value.cause.message : value.cause;
  return { code, status, message: value.message, itemId, retryable, cause };
}

function brief(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("items" in value)) return value;
  const { id, items, total } = value as Basket;
  return { id, items: items.length, total: total && `${total.amount} ${total.currency}` };
}
