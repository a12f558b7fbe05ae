import { parseAst } from "vite";

/** A stretch of code. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A tagged template, by where its parts stand in the code. */
export interface Template extends Stretch {
  /** The pieces of text between the expressions. */
  readonly quasis: readonly Stretch[];
  readonly expressions: readonly Stretch[];
}

interface Node extends Stretch {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Finds the templates with a tag of this name in a module, in the order of the code. */
export function taggedTemplates(code: string, tagName: string): readonly Template[] {
  const found: Template[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === "object" && value !== null) {
      const node = value as Node;
      const tag = node["tag"] as Node | undefined;
      if (node.type === "TaggedTemplateExpression" && tag?.["name"] === tagName) {
        const { quasis, expressions } = node["quasi"] as Node & Pick<Template, "quasis" | "expressions">;
        found.push({ start: node.start, end: node.end, quasis, expressions });
      }
      Object.values(node).forEach(visit);
    }
  };
  visit(parseAst(code));
  return found.toSorted((one, other) => one.start - other.start);
}
