/**
 * All text that can be reached from a value: its strings, names and those of what it holds, the hidden parts of errors
 * (message, stack, cause) and what a Map or Set holds.
 */
export function reachableText(value: unknown): string {
  const seen = new Set<unknown>();
  const texts: string[] = [];
  const visit = (part: unknown): void => {
    if (typeof part === "function") texts.push(String(part));
    if (typeof part !== "object" || part === null) {
      texts.push(String(part));
      return;
    }
    if (seen.has(part)) return;
    seen.add(part);
    if (part instanceof Node) {
      texts.push(documentText(part));
      return;
    }
    if (part instanceof Map || part instanceof Set) for (const entry of part) visit(entry);
    for (const key of Reflect.ownKeys(part)) {
      texts.push(String(key));
      visit(Reflect.get(part, key));
    }
  };
  visit(value);
  return texts.join("\n");
}

/** Markup of a node and of all shadow roots in it, and what its inputs hold. */
export function documentText(node: Node): string {
  const texts: string[] = [node instanceof Element ? node.outerHTML : (node.textContent ?? "")];
  const elements = node instanceof Element || node instanceof ShadowRoot ? node.querySelectorAll("*") : [];
  for (const element of node instanceof Element ? [node, ...elements] : elements) {
    if (element instanceof HTMLInputElement) texts.push(element.value);
    if (element.shadowRoot) texts.push(element.shadowRoot.innerHTML, documentText(element.shadowRoot));
  }
  return texts.join("\n");
}
