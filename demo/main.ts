import "../src/index.js";
import { createAttributePanel } from "./playground/attribute-panel.js";
import { CataloguePanel } from "./playground/catalogue-panel.js";
import { demoApi } from "./playground/demo-api.js";
import { find } from "./playground/dom.js";
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
    void showNetwork();
    behaveAsHost(element, settings, () => {
      const said = "basket-restart: a host would lead back to its offers. Here a new basket was started.";
      void scenarios.start("new-basket").then(() => notice.say(said));
    });
  },
  (error) => notice.say(describe(error), "error"),
);
const scenarios = new ScenarioPanel(settings, stage, notice);
const catalogue = new CataloguePanel(stage, notice);

createViewControls(frame, find("#stage", HTMLElement), settings);
createSnippet(settings);
createAttributePanel(find("#attributes", HTMLFormElement), settings);
// On a narrow page the long list would push everything below it out of reach.
find("#attribute-panel", HTMLDetailsElement).open = matchMedia("(min-width: 64rem)").matches;
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
}
