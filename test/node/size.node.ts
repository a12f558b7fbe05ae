import { expect } from "chai";
import { differences } from "../size/weigh.js";

const weights = (brotli: number, modules: Record<string, number>, version = "1.1.0") => ({
  brotli: version,
  files: { "script.js": { brotli, bytes: 200, modules } },
});

describe("the bytes of the scripts", () => {
  it("are as they were", () => {
    expect(differences(weights(100, { "src/a.ts": 150 }), weights(100, { "src/a.ts": 150 }))).to.deep.equal(
      [],
    );
  });

  it("tell which module grew, shrank, came and went", () => {
    const before = weights(100, { "src/a.ts": 150, "src/b.ts": 40, "src/c.ts": 10 });
    const now = weights(110, { "src/a.ts": 160, "src/b.ts": 39, "src/d.ts": 5 });
    expect(differences(before, now)).to.deep.equal([
      "script.js: 100 bytes before, 110 now (+10) with Brotli 11",
      "script.js: src/a.ts, 150 bytes before, 160 now (+10)",
      "script.js: src/b.ts, 40 bytes before, 39 now (-1)",
      "script.js: src/c.ts, 10 bytes before, 0 now (-10)",
      "script.js: src/d.ts, 0 bytes before, 5 now (+5)",
    ]);
  });

  it("are compared as they are where another Brotli packs them", () => {
    const before = weights(100, { "src/a.ts": 150 });
    expect(differences(before, weights(101, { "src/a.ts": 150 }, "1.2.0"))).to.deep.equal([]);
  });
});
