import { parseAst } from "vite";

/** A piece of a template between two expressions, by where it stands in the code. */
export interface Quasi {
  readonly start: number;
  readonly end: number;
}

interface Node extends Quasi {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Finds the templates with a tag of this name in a module, each as the pieces it is made of. */
export function taggedTemplates(code: string, tagName: string): readonly (readonly Quasi[])[] {
  const found: (readonly Quasi[])[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === "object" && value !== null) {
      const node = value as Node;
      const tag = node["tag"] as Node | undefined;
      if (node.type === "TaggedTemplateExpression" && tag?.["name"] === tagName) {
        found.push((node["quasi"] as Node)["quasis"] as Quasi[]);
      }
      Object.values(node).forEach(visit);
    }
  };
  visit(parseAst(code));
  return found;
}
