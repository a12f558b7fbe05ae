import { abroad } from "./catalogue-abroad.js";
import { gbp, gbpAddOns } from "./catalogue-gbp.js";
import type { CatalogueOffer } from "./catalogue-offer.js";
import { spell } from "./decimals.js";

/** Every published offer and add-on of the merchant. */
export const catalogue: readonly CatalogueOffer[] = [
  ...Object.values(gbp),
  ...Object.values(gbpAddOns),
  ...Object.values(abroad),
];

/** Finds an offer in its published version; earlier and later versions do not exist for the API. */
export function findPublished(id: string, version: string): CatalogueOffer | undefined {
  return catalogue.find((offer) => offer.id === id && offer.version === version);
}

/** The catalogue in a few words an offer, for pages that let one choose. */
export function catalogueSummary(): unknown[] {
  return catalogue.map(({ id, version, name, currency, kind, unitPrice, externalPrice }) => ({
    id,
    version,
    name,
    currency,
    kind,
    price: externalPrice ? null : spell(unitPrice, currency),
  }));
}
