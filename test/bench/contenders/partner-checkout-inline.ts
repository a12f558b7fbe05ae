import { readFileSync } from "node:fs";
import type { Contender } from "../contender.js";
import element from "./partner-checkout.js";

/** The early start, as the README has it. */
function earlyStart(): string {
  const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");
  const [, code] = /^\*\*The early start\*\*\n\n```html\n(.*?)```/ms.exec(readme) ?? [];
  if (code === undefined) throw new Error("The README has no early start");
  return code;
}

/** The element on a page that lets its requests leave before the script is there. */
const contender: Contender = {
  ...element,
  name: "partner-checkout-inline",
  order: 2,
  page: (task) => {
    const { head, body } = element.page(task);
    return { head: earlyStart() + head, body };
  },
  skips: ["copies-100", "idle-5"],
};

export default contender;
