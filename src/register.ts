/**
 * Defines an element, unless the page has it already: then that one stays, and the console says so once. Does nothing
 * where there are no custom elements, as on a server.
 */
export function register(tag: string, element: CustomElementConstructor): void {
  if (typeof customElements === "undefined") return;
  if (customElements.get(tag)) {
    console.warn(`<${tag}> is included twice: the first one stays.`);
    return;
  }
  customElements.define(tag, element);
}
