/** Chance that can be had again: the same numbers for the same seed (xorshift, 32 bits). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 1;
  }

  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) % end;
  }

  of<T>(values: readonly T[]): T {
    return values[this.below(values.length)] as T;
  }
}

/** What an API, a proxy or an attacker may put where something else belongs. */
const RUBBISH: readonly unknown[] = [
  null,
  undefined,
  true,
  false,
  0,
  -0,
  1,
  -1,
  1e21,
  1e-7,
  Number.NaN,
  Infinity,
  2 ** 53,
  0.1 + 0.2,
  "",
  " ",
  "0",
  "-0",
  "20.00",
  "1,234",
  "1e9",
  "NaN",
  "__proto__",
  "constructor",
  "<img src=x onerror=alert(1)>",
  "\u0000\uD800\u202E",
  "é".repeat(300),
  "9".repeat(400),
  [],
  [[]],
  [null],
  {},
  { length: 3 },
  { id: "__proto__", offer: {} },
  JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
];

/** JSON that was right once: so many of its parts, by chance, are replaced, removed, doubled or moved. */
export function damage(value: unknown, chance: Chance, times: number): unknown {
  const root = { value: structuredClone(value) };
  for (let time = 0; time < times; time++) damageOnce(root, chance);
  return root.value;
}

function damageOnce(root: { value: unknown }, chance: Chance): void {
  let holder: Record<string, unknown> = root;
  let key = "value";
  while (typeof holder[key] === "object" && holder[key] !== null && chance.below(6) > 0) {
    const inner = holder[key] as Record<string, unknown>;
    const keys = Object.keys(inner);
    if (keys.length === 0) break;
    holder = inner;
    key = chance.of(keys);
  }
  switch (chance.below(6)) {
    case 0:
      // oxlint-disable-next-line typescript/no-dynamic-delete -- JSON is damaged by any key
      delete holder[key];
      break;
    case 1: {
      // JSON's lists have no names.
      if (Array.isArray(holder)) break;
      const name = chance.of(["__proto__", "constructor", "id", "order", "state", "items"]);
      const copy = structuredClone(holder[key]);
      // As JSON has it: a property of its own, whatever its name.
      Object.defineProperty(holder, name, {
        value: copy,
        enumerable: true,
        writable: true,
        configurable: true,
      });
      break;
    }
    case 2:
      if (Array.isArray(holder[key]))
        (holder[key] as unknown[]).push(...(holder[key] as unknown[]).slice(0, 9));
      break;
    default:
      holder[key] = structuredClone(chance.of(RUBBISH));
  }
}

/** Text that was right once: characters are replaced, removed or put in, or its end is cut off. */
export function damageText(text: string, chance: Chance, times: number): string {
  let damaged = text;
  for (let time = 0; time < times; time++) {
    const index = chance.below(damaged.length + 1);
    const piece = chance.of([
      "",
      '"',
      "{",
      "}",
      "%",
      "%E2%9",
      "\\",
      "=",
      ".",
      "é",
      "0",
      "-",
      "basket-",
      "\u0000",
    ]);
    damaged =
      chance.below(5) === 0
        ? damaged.slice(0, index)
        : damaged.slice(0, index) + piece + damaged.slice(index + chance.below(3));
  }
  return damaged;
}
