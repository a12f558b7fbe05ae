// What a page may load in place of the script: it lets the first requests leave while that is on its way.
import { startEarly } from "./element/start-early.js";
import { loadElement } from "./element-file.js";

// What stands between the tags stays to be seen then.
loadElement().catch(console.error);
if (!customElements.get("partner-checkout")) startEarly(document.querySelectorAll("partner-checkout"));
