import { readFileSync } from "node:fs";

/** The early start, as the README has it. */
export function earlyStart(): string {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const [, code] = /^\*\*The early start\*\*\n\n```html\n(.*?)```/ms.exec(readme) ?? [];
  if (code === undefined) throw new Error("The README has no early start");
  return code;
}
