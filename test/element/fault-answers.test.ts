import { describeFaults } from "../support/describe-faults.js";
import { answerFaults } from "../support/faults.js";

describeFaults(answerFaults);
