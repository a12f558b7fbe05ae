/** Loads the element, which lies in a file of its own beside the script that a page begins with. */
export const loadElement = async (): Promise<unknown> => await import("./script.js");
