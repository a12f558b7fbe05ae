import { earlyStart } from "../../support/early-start.js";
import type { Contender } from "../contender.js";
import element from "./partner-checkout.js";

/** The element on a page that lets its requests leave before the script is there. */
const contender: Contender = {
  ...element,
  name: "partner-checkout-inline",
  order: 3,
  page: (task) => {
    const { head, body } = element.page(task);
    return { head: earlyStart() + head, body };
  },
  skips: ["copies-100", "idle-5"],
};

export default contender;
