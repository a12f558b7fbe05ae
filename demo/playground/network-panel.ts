import type { OrderItem } from "../../src/index.js";
import { demoApi, type BasketFate, type CatalogueEntry, type TabAction } from "./demo-api.js";
import { button, find } from "./dom.js";
import type { Notice } from "./notice.js";
import type { Stage } from "./stage.js";

const fates: readonly (readonly [fate: BasketFate, label: string])[] = [
  ["complete", "Complete it"],
  ["expire", "Let it expire"],
  ["price-change", "Change a price"],
  ["forget", "Forget it"],
];

/**
 * What happens around the element: a slow network, another tab, the life of the basket on the server.
 *
 * @returns A function that shows the settings in force, which a scenario may have changed.
 */
export function createNetworkPanel(
  stage: Stage,
  notice: Notice,
  findOffer: () => CatalogueEntry | undefined,
): () => Promise<void> {
  const latency = bindNumber("#latency", (latency) => demoApi.change({ latency }));
  const tokenLifetime = bindNumber("#token-lifetime", (tokenLifetime) => demoApi.change({ tokenLifetime }));

  const items = (): readonly OrderItem[] => stage.element?.basket?.items ?? [];
  const actions: readonly (readonly [label: string, action: () => TabAction | undefined])[] = [
    [
      "One more of a line",
      () => {
        const item = items().find(({ quantityRule }) => quantityRule.editable) ?? items()[0];
        if (!item) return undefined;
        const quantity = item.quantity + item.quantityRule.increment;
        return { orderItemActionType: "update_quantity", id: item.id, quantity };
      },
    ],
    [
      "Remove the last line",
      () => {
        const last = items().at(-1);
        return last && { orderItemActionType: "remove", id: last.id };
      },
    ],
    [
      "Add an offer",
      () => {
        const offer = findOffer();
        return (
          offer && {
            orderItemActionType: "add",
            type: "offer",
            offer: { id: offer.id, version: offer.version },
            quantity: 1,
          }
        );
      },
    ],
  ];
  find("#tab-actions", HTMLElement).append(
    ...actions.map(([label, action]) =>
      button(label, async () => {
        const wanted = action();
        if (!wanted) {
          notice.say("The basket shown holds no line to change.", "error");
          return;
        }
        const answer = await notice.attempt(() => demoApi.inAnotherTab([wanted]));
        const refused = answer?.actionResults?.find(({ success }) => success === false);
        if (refused) notice.say(refused.message ?? "The API refused that.", "error");
        else if (answer) notice.say("Changed. The element sees it when it reads the basket again.");
      }),
    ),
    button("Refresh the element", () => void stage.element?.refresh()),
  );
  find("#fates", HTMLElement).append(
    ...fates.map(([fate, label]) =>
      button(label, async () => {
        const answer = await notice.attempt(() => demoApi.befall(fate));
        if (answer !== undefined) notice.say("Done. The element sees it with its next request.");
      }),
    ),
  );

  function bindNumber(selector: string, apply: (value: number) => Promise<unknown>): HTMLInputElement {
    const input = find(selector, HTMLInputElement);
    input.addEventListener("change", () => {
      if (input.reportValidity() && input.value !== "") void notice.attempt(() => apply(input.valueAsNumber));
    });
    return input;
  }

  return async () => {
    const settings = await demoApi.settings().catch(() => undefined);
    if (!settings) return;
    latency.valueAsNumber = settings.latency;
    tokenLifetime.valueAsNumber = settings.tokenLifetime;
  };
}
