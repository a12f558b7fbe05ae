import type { StoredBasket } from "./basket.js";
import type { FaultDraft } from "./faults.js";
import type { ScenarioName } from "./scenario-names.js";
import type { Settings } from "./settings.js";

/** A situation that developers and tests put the stand-in into. */
export interface Scenario {
  readonly name: ScenarioName;
  readonly title: string;
  /** One sentence for developers. */
  readonly summary: string;
  readonly group: string;
  /** Makes the basket that the landing-state cookie names. */
  readonly seed: (now: number) => StoredBasket;
  /** The API does not know that basket. */
  readonly unknown?: boolean;
  /** What the landing-state cookie is, where it does not name the basket. */
  readonly cookie?: WantedCookie;
  readonly settings?: Partial<Settings>;
  readonly faults?: readonly FaultDraft[];
}

/** What the landing-state cookie is to be. */
export type WantedCookie =
  { readonly type: "basket" } | { readonly type: "none" } | { readonly type: "raw"; readonly value: string };
