import { expect } from "@open-wc/testing";
import { addFault, CheckoutPage } from "../support/checkout-page.js";
import { attributesFor, describeFaults, readsFor } from "../support/describe-faults.js";
import { faultKinds, connectionFaults } from "../support/faults.js";

describeFaults(connectionFaults);

describe("a request that may be repeated", () => {
  for (const {
    name,
    passes,
    faults: [first],
    code,
  } of faultKinds) {
    it(`is ${passes ? "repeated" : "not repeated"} by itself after ${name}`, async () => {
      const fault = first?.fault ?? {};
      const page = await CheckoutPage.open("new-basket", attributesFor(fault, "1"), () =>
        addFault({ on: "validate", ...fault }),
      );
      await page.settled();
      expect((await page.requests("validate")).length).to.equal(passes ? 2 : readsFor(code));
    });
  }
});
