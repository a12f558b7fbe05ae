import { CONTROL } from "../element/control.js";
import { offerQuantity } from "../element/settings.js";
import { checkName } from "./attributes.js";
import { finding, type Finding } from "./finding.js";

const NAMES = ["offer-id", "offer-version", "quantity", "for"];

/** What the offers on the page lack. */
export function checkOffers(root: Document): readonly Finding[] {
  const baskets = root.querySelectorAll("partner-checkout").length;
  const misspelt = [...root.querySelectorAll(":not(:defined)")].filter(({ localName }) =>
    localName.startsWith("partner-checkout-"),
  );
  const unknown = misspelt.map(({ localName }) =>
    finding("offer-incomplete", `There is no element <${localName}>.`, "Write <partner-checkout-offer>."),
  );
  const offers = [...root.querySelectorAll("partner-checkout-offer")].flatMap((offer) => {
    const id = offer.getAttribute("offer-id") ?? "";
    const named = offer.getAttribute("for") ?? "";
    const found = [...offer.attributes].flatMap(({ name }) => checkName(offer.localName, name, NAMES));
    const lacks = (problem: string, remedy: string): void => {
      found.push(
        finding("offer-incomplete", `<partner-checkout-offer offer-id="${id}"> ${problem}.`, remedy),
      );
    };
    for (const attribute of ["offer-id", "offer-version"]) {
      if (offer.getAttribute(attribute)) continue;
      lacks(
        `has no ${attribute}`,
        "Copy the id and the version of the published offer from Limio's catalogue.",
      );
    }
    const quantity = offer.getAttribute("quantity");
    if (quantity !== null && offerQuantity.read(quantity) === undefined) {
      lacks(`has quantity="${quantity}", which counts as 1`, `Write ${offerQuantity.allowed}.`);
    }
    const holdsElementOfAnother = [...offer.querySelectorAll("*")].some(({ localName }) =>
      localName.includes("-"),
    );
    if (!offer.querySelector(CONTROL) && !holdsElementOfAnother) {
      lacks("has nothing to press", "Put a <button>, or a link, between its tags.");
    }
    if (named && root.getElementById(named)?.localName !== "partner-checkout") {
      lacks(
        `is for="${named}", which is no <partner-checkout>`,
        "Write the id of the <partner-checkout> there.",
      );
    } else if (!named && baskets > 1) {
      lacks(`does not say for which of ${baskets} baskets it is`, 'Add for="…" with the id of one.');
    }
    return found;
  });
  return [...unknown, ...offers];
}
