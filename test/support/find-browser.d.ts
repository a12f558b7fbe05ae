/** See `find-browser.js`, which is plain JavaScript for Node to read as it is. */
export function findBrowser(): string;
