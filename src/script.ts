// What the scripts run. It exports nothing: a page has the element by its tag, and the classic script leaves no global.
import "./index.js";
