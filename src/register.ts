import { html, render } from "lit/html.js";

/** A custom element that tells its version. */
export interface VersionedElement extends CustomElementConstructor {
  readonly version?: string;
}

/**
 * Defines an element. Does nothing where there are no custom elements, as on a server, and says so in the console where
 * the page has the element already, or lets nobody make it: then what stands between its tags stays to be seen.
 *
 * @returns Whether it has been defined.
 */
export function register(tag: string, element: VersionedElement): boolean {
  if (typeof customElements === "undefined") return false;
  const first: VersionedElement | undefined = customElements.get(tag);
  if (first) {
    console.warn(`<${tag}> ${first.version} is here already: ${element.version} is not used`);
    return false;
  }
  try {
    render(html`<br />`, document.createDocumentFragment());
  } catch {
    console.error(`<${tag}> needs this in the Content-Security-Policy: trusted-types partner-checkout`);
    return false;
  }
  customElements.define(tag, element);
  return true;
}
