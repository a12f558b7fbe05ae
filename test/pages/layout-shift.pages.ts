import { expect } from "chai";
import { INCLUDES, PartnerSite, untilStatus, untilThere } from "./partner-site.js";

/** The skeleton stays long enough to be measured. */
const SLOW = `<script>{ const send = fetch; window.fetch = async (...request) => { await new Promise((resolve) => setTimeout(resolve, 400)); return send(...request); }; }</script>`;
const HEAD = `<meta name="viewport" content="width=device-width">${SLOW}${INCLUDES.module}`;

describe("when the basket comes, nothing moves", () => {
  let site: PartnerSite;
  before(async () => {
    site = await PartnerSite.start();
  });
  after(async () => {
    await site.stop();
  });

  for (const [scenario, lines] of [
    ["one-line", 1],
    ["new-basket", 2],
  ] as const) {
    for (const width of [280, 360, 480, 720, 1000]) {
      it(`${scenario}, ${width} pixels wide`, async () => {
        const body = `<div style="width: ${width}px"><partner-checkout token-url="/demo/token" skeleton-lines="${lines}"></partner-checkout><p>Below</p></div>`;
        const open = await site.open({ head: HEAD, body, scenario }, { width: 1040, height: 1200 });
        const height = (): Promise<number | undefined> =>
          open.page.evaluate(async () => {
            // Shifts are told with the frame after.
            for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
            return document.querySelector("partner-checkout")?.getBoundingClientRect().height;
          });
        await untilThere(open, "[part=skeleton]");
        const loading = await height();
        await open.page.evaluate(() => {
          const shifts: PerformanceEntry[] = [];
          Object.assign(document, { shifts });
          new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({
            type: "layout-shift",
          });
        });
        await untilStatus(open, "ready");
        await untilThere(open, "[part=proceed]");
        expect(await height()).to.equal(loading);
        const shift = await open.page.evaluate(() =>
          (document as Document & { shifts?: readonly { value: number }[] }).shifts?.reduce(
            (sum, { value }) => sum + value,
            0,
          ),
        );
        // The words beside the heading are shorter than before, and end where they ended.
        expect(shift).to.be.below(0.002);
      });
    }
  }
});
