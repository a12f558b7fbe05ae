/**
 * For `cem analyze`: makes of what is in the sources what comes with the package. Elements stand in the entries that
 * export and define them, with their public members alone and no base class of ours.
 */
export function manifestOfPackage() {
  /** Classes by name, each with what the analyzer does not see of its members. */
  const seen = new Map();

  return {
    name: "manifest-of-package",
    analyzePhase({ ts, node }) {
      if (!ts.isClassDeclaration(node) || !node.name) return;
      const members = new Map();
      for (const member of node.members) {
        const name = member.name?.getText();
        if (ts.isMethodDeclaration(member)) {
          const text = ts.getJSDocReturnTag(member)?.comment;
          // A `@returns` without a type, which TypeScript knows already, empties it.
          members.set(name, { type: member.type?.getText() ?? "void", returns: oneLine(text) });
        } else if (ts.isSetAccessor(member)) {
          members.set(name, { type: member.parameters[0]?.type?.getText() });
        }
      }
      seen.set(node.name.text, members);
    },
    packageLinkPhase({ customElementsManifest }) {
      const elements = customElementsManifest.modules
        .flatMap(({ declarations }) => declarations)
        .filter(({ tagName }) => tagName)
        .toSorted((one, other) => (one.tagName < other.tagName ? -1 : 1));
      for (const element of elements) tidy(element, seen);
      const declaration = ({ name }) => ({ name, module: "dist/element.js" });
      customElementsManifest.modules = [
        {
          kind: "javascript-module",
          path: "dist/element.js",
          declarations: elements,
          exports: elements.map((element) => ({
            kind: "js",
            name: element.name,
            declaration: declaration(element),
          })),
        },
        {
          kind: "javascript-module",
          path: "dist/index.js",
          declarations: [],
          exports: elements.flatMap((element) => [
            { kind: "js", name: element.name, declaration: declaration(element) },
            { kind: "custom-element-definition", name: element.tagName, declaration: declaration(element) },
          ]),
        },
      ];
    },
  };
}

function tidy(element, seen) {
  // What is assigned to something else in the constructor looks like a member, and nobody has described it.
  element.members = element.members.filter(({ privacy, description }) => !privacy && description);
  for (const member of element.members) {
    const { type, returns } =
      seen.get(element.name)?.get(member.name) ??
      seen.get(member.inheritedFrom?.name)?.get(member.name) ??
      {};
    if (member.kind === "method") {
      member.return = { type: { text: type }, ...(returns && { description: returns }) };
      for (const parameter of member.parameters ?? []) {
        if (parameter.default !== undefined) parameter.optional = true;
      }
    } else if (type) {
      member.type ??= { text: type };
    }
  }
  // What a base class observes for another of its elements comes without a description.
  element.attributes = element.attributes?.filter(({ description }) => description);
  for (const attribute of element.attributes ?? []) {
    const member = element.members.find(({ name }) => name === attribute.fieldName);
    // What is not there is no value of an attribute.
    attribute.type = {
      text: (member?.type?.text ?? attribute.type?.text ?? "string").replaceAll(
        / \| (?:undefined|null)/g,
        "",
      ),
    };
  }
  element.superclass = { name: "HTMLElement" };
  for (const each of [...element.members, ...(element.attributes ?? [])]) delete each.inheritedFrom;
}

function oneLine(text) {
  return typeof text === "string" ? text.replace(/\s+/g, " ") : undefined;
}
