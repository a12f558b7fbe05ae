import { describeFaults } from "../support/describe-faults.js";
import { faultVariants } from "../support/faults.js";

describeFaults(faultVariants);
