import "../src/index.js";
import { createAttributePanel } from "./playground/attribute-panel.js";
import { CataloguePanel } from "./playground/catalogue-panel.js";
import { demoApi } from "./playground/demo-api.js";
import { find } from "./playground/dom.js";
import { DiagnosticsPanel } from "./playground/diagnostics-panel.js";
import { EventLog } from "./playground/event-log.js";
import { FaultPanel } from "./playground/fault-panel.js";
import { behaveAsHost, createHostPanel } from "./playground/host-panel.js";
import { createNetworkPanel } from "./playground/network-panel.js";
import { describe, Notice } from "./playground/notice.js";
import { RequestLog } from "./playground/request-log.js";
import { ScenarioPanel } from "./playground/scenario-panel.js";
import { Settings } from "./playground/settings.js";
import { createSnippet } from "./playground/snippet.js";
import { Stage } from "./playground/stage.js";
import { createStatePanel } from "./playground/state-panel.js";
import { createStylingPanel } from "./playground/styling-panel.js";
import { createViewControls } from "./playground/view-controls.js";

const settings = new Settings();
const notice = new Notice(find("#notice", HTMLElement));
const faults = new FaultPanel(notice);
const requests = new RequestLog(notice, () => void faults.show());
const events = new EventLog(() => requests.poke());
const frame = find("#frame", HTMLElement);

const stage = new Stage(
  frame,
  settings,
  (element) => {
    events.follow(element);
    diagnostics.follow(element);
    void showNetwork();
    behaveAsHost(element, settings, notice, () => {
      const said = "basket-restart: a host would lead back to its offers. Here a new basket was started.";
      void scenarios.start("new-basket").then(() => notice.say(said));
    });
  },
  (error) => notice.say(describe(error), "error"),
);
const diagnostics = new DiagnosticsPanel(settings, stage);
const scenarios = new ScenarioPanel(settings, stage, notice);
const catalogue = new CataloguePanel(stage, notice);

createViewControls(frame, find("#stage", HTMLElement), settings);
createSnippet(settings);
createAttributePanel(find("#attributes", HTMLFormElement), settings);
// On a narrow page long lists would push everything below them out of reach.
const isWide = matchMedia("(min-width: 64rem)").matches;
find("#attribute-panel", HTMLDetailsElement).open = isWide;
find("#diagnostics-panel", HTMLDetailsElement).open = isWide || settings.get("debug") !== "";
createHostPanel(settings);
const showNetwork = createNetworkPanel(stage, notice, () => catalogue.findOffer());
createStylingPanel(settings);
createStatePanel(stage);

void start();

async function start(): Promise<void> {
  // The first answer gives the browser its session. Requests beside it would each begin one of their own.
  const session = await notice.attempt(demoApi.state);
  requests.poke();
  await Promise.all([scenarios.open(session), catalogue.open()]);
  // Last, for a scenario that starts clears what was said before.
  if (settings.refusals.length > 0)
    notice.say(`Left out of the address: ${settings.refusals.join("; ")}`, "error");
}
