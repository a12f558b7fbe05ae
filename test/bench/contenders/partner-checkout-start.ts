import type { Contender } from "../contender.js";
import element from "./partner-checkout.js";

/** The element on a page that begins with the small script, which loads the other one and lets the requests leave meanwhile. */
const contender: Contender = {
  ...element,
  name: "partner-checkout-start",
  order: 2,
  page: (task) => ({
    head: `<script type="module" src="/dist/partner-checkout.start.js"></script>`,
    body: element.page(task).body,
  }),
  skips: ["copies-100", "idle-5"],
};

export default contender;
