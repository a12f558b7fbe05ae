// What the classic script runs. It exports nothing, so that it leaves no global behind.
import "./index.js";
