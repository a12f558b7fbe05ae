/** Name of the landing-state cookie of one of the gallery's shops. */
export function galleryCookie(shop: string): string {
  return `gallery_${shop}`;
}
