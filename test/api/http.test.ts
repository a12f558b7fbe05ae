import { expect } from "@open-wc/testing";
import { untilAborted, withTimeout } from "../../src/api/http.js";
import { deferred, rejection, watch } from "../support/deferred.js";
import { FakeClock } from "../support/fake-clock.js";

/* What `sendHttp` makes of answers needs a server and is tested with the element. */

let clock: FakeClock;
beforeEach(() => {
  clock = new FakeClock();
});

describe("withTimeout", () => {
  it("gives what the task gives, and leaves no timer", async () => {
    expect(await withTimeout(async () => "done", 100, clock)).to.equal("done");
    expect(clock.timers).to.equal(0);
  });

  it("throws what the task throws, and leaves no timer", async () => {
    const cause = new TypeError("Failed to fetch");
    expect(await rejection(withTimeout(() => Promise.reject(cause), 100, clock))).to.equal(cause);
    expect(clock.timers).to.equal(0);
  });

  it("ends a task that ignores its signal when its time is over", async () => {
    let signal: AbortSignal | undefined;
    const task = watch(
      withTimeout(
        (given) => {
          signal = given;
          return deferred<never>().promise;
        },
        100,
        clock,
      ),
    );
    await clock.advance(99);
    expect(task.outcome.state).to.equal("pending");
    expect(signal?.aborted).to.equal(false);
    await clock.advance(1);
    expect(task.outcome.error).to.include({ code: "timeout", sent: true });
    expect(signal?.aborted, "the task's signal").to.equal(true);
  });

  it("tells who was not waited for any longer from what took too long", async () => {
    const abort = new AbortController();
    let signal: AbortSignal | undefined;
    const task = rejection(
      withTimeout(
        (given) => {
          signal = given;
          return deferred<never>().promise;
        },
        100,
        clock,
        abort.signal,
      ),
    );
    abort.abort(new DOMException("The operation timed out.", "TimeoutError"));
    expect(await task).to.include({ code: "aborted" });
    expect(signal?.aborted).to.equal(true);
    expect(clock.timers).to.equal(0);
  });

  it("starts nothing that is no longer wanted", async () => {
    let started = false;
    const task = withTimeout(
      async () => {
        started = true;
      },
      100,
      clock,
      AbortSignal.abort(),
    );
    expect(await rejection(task)).to.include({ code: "aborted", sent: false });
    expect(started).to.equal(false);
  });
});

describe("untilAborted", () => {
  it("hands on what the shared work gives", async () => {
    const { signal } = new AbortController();
    expect(await untilAborted(Promise.resolve("done"), signal)).to.equal("done");
    expect(await untilAborted(Promise.resolve("done"), undefined)).to.equal("done");
  });

  it("hands on what the shared work throws", async () => {
    const { signal } = new AbortController();
    const cause = new Error("Below");
    expect(await rejection(untilAborted(Promise.reject(cause), signal))).to.equal(cause);
  });

  it("no longer listens to its signal when it has ended", async () => {
    const { signal } = new AbortController();
    const listeners = new Set<unknown>();
    signal.addEventListener = (_type: string, listener: unknown) => {
      listeners.add(listener);
    };
    signal.removeEventListener = (type: string, listener: unknown) => {
      if (type === "abort") listeners.delete(listener);
    };
    await untilAborted(Promise.resolve("done"), signal);
    await rejection(untilAborted(Promise.reject(new Error("Below")), signal));
    expect(listeners.size).to.equal(0);
  });

  it("stops waiting when its signal says so, and lets the work go on", async () => {
    const abort = new AbortController();
    const shared = deferred<string>();
    const waiting = rejection(untilAborted(shared.promise, abort.signal));
    abort.abort();
    expect(await waiting).to.include({ code: "aborted" });
    shared.resolve("done");
    expect(await shared.promise).to.equal("done");
  });
});
