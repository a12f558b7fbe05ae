import { clampQuantity } from "../../src/domain/quantity.js";
import { createLine, type StoredLine } from "./basket.js";
import type { CatalogueOffer } from "./catalogue-offer.js";
import { findPublished } from "./catalogue.js";
import { isOfferOf } from "./rules.js";

/** An order item action, once the document's schema has let it through. */
export type WireAction =
  | {
      readonly orderItemActionType: "add";
      readonly offer: { readonly id: string; readonly version: string };
      readonly quantity?: number;
      readonly parentId?: string | null;
    }
  | { readonly orderItemActionType: "remove"; readonly id: string }
  | { readonly orderItemActionType: "update_quantity"; readonly id: string; readonly quantity: number };

/** What became of an action: an entry of `actionResults`. */
export interface ActionResult {
  readonly id?: string;
  readonly success: boolean;
  readonly message?: string;
}

/** Settings that bend how actions are carried out. */
export interface ActionSettings {
  /** Most units that the API stores of an order item, whatever the catalogue says. */
  readonly serverMaximum: number | null;
  /** Whether a quantity that was not stored as asked is explained by the action's result. */
  readonly explainClamps: boolean;
}

/** A body that the API's own systems cannot make sense of: answered with 502. */
export class UnusableBody extends Error {}

/**
 * Carries out actions in their order. Either all are carried out or refused one by one, or none is.
 *
 * @returns The lines after them, with one result an action.
 * @throws {UnusableBody} When an offer is not in the catalogue in that version.
 */
export function applyActions(
  before: readonly StoredLine[],
  actions: readonly WireAction[],
  settings: ActionSettings,
): { lines: readonly StoredLine[]; results: readonly ActionResult[] } {
  let lines = before;
  const results = actions.map((action, index) => {
    const outcome = applyAction(lines, action, settings, `orderItemActions[${index}]`);
    ({ lines } = outcome);
    return outcome.result;
  });
  return { lines, results };
}

interface Outcome {
  readonly lines: readonly StoredLine[];
  readonly result: ActionResult;
}

function applyAction(
  lines: readonly StoredLine[],
  action: WireAction,
  settings: ActionSettings,
  where: string,
): Outcome {
  switch (action.orderItemActionType) {
    case "add":
      return add(lines, action, settings, where);
    case "remove":
      // What is gone already is gone: repeating a removal does no more than sending it once.
      return { lines: lines.filter(({ id }) => id !== action.id), result: { id: action.id, success: true } };
    case "update_quantity":
      return updateQuantity(lines, action, settings);
  }
}

function add(
  lines: readonly StoredLine[],
  action: WireAction & { orderItemActionType: "add" },
  settings: ActionSettings,
  where: string,
): Outcome {
  const offer = publishedOffer(action.offer, `${where}.offer`);
  const refuse = (message: string): Outcome => ({ lines, result: { success: false, message } });
  const currency = lines[0]?.offer.currency ?? offer.currency;
  if (offer.currency !== currency)
    return refuse(`A basket in ${currency} takes no offer in ${offer.currency}.`);
  if (offer.kind === "add_on" && !isOfferOf(action.parentId, lines))
    return refuse(`${offer.name} can only be added to a subscription in the basket.`);
  const asked = action.quantity ?? offer.quantityRule?.minimum ?? 1;
  const quantity = storableQuantity(offer, asked, settings);
  const line = createLine(offer, quantity, {
    parentId: offer.kind === "add_on" ? (action.parentId ?? null) : null,
  });
  return { lines: [...lines, line], result: quantityResult(line, asked, settings) };
}

function updateQuantity(
  lines: readonly StoredLine[],
  { id, quantity: asked }: { readonly id: string; readonly quantity: number },
  settings: ActionSettings,
): Outcome {
  const line = lines.find((candidate) => candidate.id === id);
  if (!line) return { lines, result: { id, success: false, message: "This is no longer in the basket." } };
  // A change of the line takes note of its new price.
  const { repriced, ...rest } = line;
  const accepted = repriced ? { ...rest, offer: { ...line.offer, unitPrice: repriced.now } } : rest;
  const changed = line.offer.quantityRule
    ? { ...accepted, quantity: storableQuantity(line.offer, asked, settings) }
    : line;
  return {
    lines: lines.map((candidate) => (candidate === line ? changed : candidate)),
    result: quantityResult(changed, asked, settings),
  };
}

function quantityResult(
  { id, quantity, offer }: StoredLine,
  asked: number,
  settings: ActionSettings,
): ActionResult {
  if (quantity === asked || !settings.explainClamps) return { id, success: true };
  const message = offer.quantityRule
    ? `Only ${quantity} can be ordered.`
    : `${offer.name} can be ordered only once at a time.`;
  return { id, success: false, message };
}

/** The allowed quantity nearest to the one asked for. */
function storableQuantity(offer: CatalogueOffer, asked: number, { serverMaximum }: ActionSettings): number {
  if (!offer.quantityRule) return 1;
  const { minimum, maximum = Infinity, increment = 1 } = offer.quantityRule;
  const highest = Math.min(maximum, serverMaximum ?? Infinity);
  const rule = {
    editable: true,
    minimum,
    increment,
    maximum: Number.isFinite(highest) ? highest : undefined,
  };
  return clampQuantity(rule, asked);
}

/**
 * Finds an offer that a request refers to.
 *
 * @throws {UnusableBody} When it is not published in that version.
 */
export function publishedOffer(
  { id, version }: { readonly id: string; readonly version: string },
  where: string,
): CatalogueOffer {
  const offer = findPublished(id, version);
  if (!offer) throw new UnusableBody(`${where}: version ${version} of offer ${id} is not published`);
  return offer;
}
