import { parseHttpUrl } from "./urls.js";

/** The pictures of an element's lines, of which some cannot be had. */
export class Pictures {
  readonly #gone = new Set<string | null | undefined>();

  /** Makes a picture's address absolute; `undefined` for one that must not be loaded, or could not be. */
  urlOf(path: string, base: string | undefined): string | undefined {
    const url = parseHttpUrl(path, base)?.href;
    return this.#gone.has(url) ? undefined : url;
  }

  /** Has a picture that cannot be had leave its place to the text, until its line has another one. */
  giveUp(picture: Element): void {
    this.#gone.add(picture.getAttribute("src"));
    picture.removeAttribute("src");
  }
}
