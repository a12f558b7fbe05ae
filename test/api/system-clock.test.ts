import { expect } from "@open-wc/testing";
import { systemClock } from "../../src/api/system-clock.js";
import { deferred } from "../support/deferred.js";

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

describe("systemClock", () => {
  it("tells the time and gives chances from 0 to 1", () => {
    expect(systemClock.now()).to.be.closeTo(Date.now(), 1_000);
    expect(systemClock.random()).to.be.within(0, 1);
  });

  it("makes a new UUID each time", () => {
    expect(systemClock.uuid()).to.match(UUID);
    expect(systemClock.uuid()).not.to.equal(systemClock.uuid());
  });

  it("makes UUIDs where the browser has none, as on http", () => {
    Object.defineProperty(crypto, "randomUUID", { value: undefined, configurable: true });
    try {
      expect(systemClock.uuid()).to.match(UUID);
      expect(systemClock.uuid()).not.to.equal(systemClock.uuid());
    } finally {
      Reflect.deleteProperty(crypto, "randomUUID");
    }
    expect("randomUUID" in crypto).to.equal(true);
  });

  it("wakes in the order of the time slept", async () => {
    const woken: string[] = [];
    const late = systemClock.sleep(20).then(() => woken.push("late"));
    const early = systemClock.sleep(1).then(() => woken.push("early"));
    await Promise.all([late, early]);
    expect(woken).to.deep.equal(["early", "late"]);
  });

  it("wakes at once when the signal aborts, or has done so", async () => {
    const never = deferred<string>();
    const abort = new AbortController();
    const sleeping = systemClock.sleep(600_000, abort.signal).then(() => "woken");
    abort.abort();
    expect(await Promise.race([sleeping, never.promise])).to.equal("woken");
    await systemClock.sleep(600_000, AbortSignal.abort());
  });
});
