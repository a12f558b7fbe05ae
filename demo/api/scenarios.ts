import type { Scenario } from "./scenario.js";
import { basketScenarios } from "./scenarios-baskets.js";
import { contentScenarios } from "./scenarios-content.js";
import { failureScenarios } from "./scenarios-failures.js";
import { problemScenarios } from "./scenarios-problems.js";

/** All scenarios, in the order in which a developer may want to try them. */
export const scenarios: readonly Scenario[] = [
  ...basketScenarios,
  ...problemScenarios,
  ...contentScenarios,
  ...failureScenarios,
];

/** Finds a scenario by its name. */
export function findScenario(name: string): Scenario | undefined {
  return scenarios.find((scenario) => scenario.name === name);
}
