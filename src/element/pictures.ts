import { parseHttpUrl } from "./urls.js";

/** Addresses of pictures that could not be had. */
const gone = new Set<string | null | undefined>();

/** Makes a picture's address absolute; `undefined` for one that must not be loaded, or could not be. */
export function pictureUrl(path: string, base: string | undefined): string | undefined {
  const url = parseHttpUrl(path, base)?.href;
  return gone.has(url) ? undefined : url;
}

/** Has a picture that cannot be had leave its place to the text, until its line has another one. */
export function giveUpPicture({ target }: Event): void {
  const picture = target as HTMLImageElement;
  gone.add(picture.getAttribute("src"));
  picture.removeAttribute("src");
}
