import { readFile } from "node:fs/promises";

/** Something that the manifest names and describes. */
export interface Described {
  readonly name: string;
  readonly description?: string;
}

interface Typed {
  readonly type?: { readonly text: string };
  /** As JavaScript spells it, or CSS. */
  readonly default?: string;
}

export interface Parameter extends Described, Typed {
  readonly optional?: boolean;
}

export interface Member extends Described, Typed {
  readonly kind: "field" | "method";
  readonly static?: boolean;
  readonly readonly?: boolean;
  readonly parameters?: readonly Parameter[];
  readonly return?: Omit<Described, "name"> & Typed;
}

export interface Attribute extends Described, Typed {
  readonly fieldName: string;
}

/** An element, as `dist/custom-elements.json` describes it (https://github.com/webcomponents/custom-elements-manifest). */
export interface ElementDeclaration extends Described {
  readonly tagName: string;
  readonly members: readonly Member[];
  readonly attributes?: readonly Attribute[];
  readonly events?: readonly (Described & Typed)[];
  readonly slots?: readonly Described[];
  readonly cssParts?: readonly Described[];
  readonly cssProperties?: readonly (Described & Typed)[];
  readonly cssStates?: readonly Described[];
}

export interface Manifest {
  readonly modules: readonly {
    readonly path: string;
    readonly declarations: readonly Partial<ElementDeclaration>[];
    readonly exports: readonly { readonly kind: string; readonly name: string }[];
  }[];
}

/** A file of the package that holds JSON. */
export async function readJson<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(new URL(`../../${path}`, import.meta.url), "utf8")) as T;
}

/** The elements of the manifest that has been built. */
export async function builtElements(): Promise<readonly ElementDeclaration[]> {
  const { modules } = await readJson<Manifest>("dist/custom-elements.json");
  return modules
    .flatMap(({ declarations }) => declarations)
    .filter((each): each is ElementDeclaration => each.tagName !== undefined);
}

/** The values of a choice of texts, `"auto" | "light"`; none for any other type. */
export function choicesOf({ type }: Typed): readonly string[] {
  const parts = type?.text.split(" | ") ?? [];
  return parts.length > 1 && parts.every((part) => /^".*"$/.test(part))
    ? parts.map((part) => part.slice(1, -1))
    : [];
}
