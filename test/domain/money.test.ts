import { expect } from "@open-wc/testing";
import * as fc from "fast-check";
import {
  addDecimals,
  addMoney,
  currencyDigits,
  isZero,
  multiplyDecimal,
  multiplyMoney,
  parseDecimal,
  parseMoney,
} from "../../src/domain/money.js";

const gbp = (amount: string) => ({ amount, currency: "GBP" });

describe("parseDecimal", () => {
  const readable: readonly (readonly [value: unknown, decimal: string])[] = [
    ["20.00", "20"],
    ["20", "20"],
    [20, "20"],
    [20.5, "20.5"],
    [" 20.5 ", "20.5"],
    ["+3.10", "3.1"],
    ["-3.50", "-3.5"],
    [-3.5, "-3.5"],
    ["007.0070", "7.007"],
    ["0.005", "0.005"],
    [0, "0"],
    [-0, "0"],
    ["-0", "0"],
    ["-0.00", "0"],
    ["000", "0"],
    [0.1234567, "0.1234567"],
    [1e-7, "0"],
    [-1e-7, "0"],
    [0.000001, "0.000001"],
    ["99999999999999999999.99999999999999999999", "99999999999999999999.99999999999999999999"],
  ];
  for (const [value, decimal] of readable) {
    it(`reads ${typeof value} ${String(value)} as ${decimal}`, () => {
      expect(parseDecimal(value)).to.equal(decimal);
    });
  }

  const unreadable: readonly unknown[] = [
    null,
    undefined,
    "",
    " ",
    "1,234",
    "1.234,50",
    "1 234",
    "£20",
    "20.",
    ".5",
    "1e3",
    1e21,
    "0x10",
    "--1",
    NaN,
    "NaN",
    Infinity,
    true,
    [],
    ["20"],
    {},
    20n,
    "٢٠",
    "123456789012345678901",
  ];
  for (const value of unreadable) {
    it(`refuses ${typeof value} ${JSON.stringify(String(value))}`, () => {
      expect(parseDecimal(value)).to.equal(undefined);
    });
  }

  it("keeps the value of any decimal and writes it in one way only", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
        fc.integer({ min: 0, max: 6 }),
        fc.nat({ max: 2 }),
        (units, scale, zeros) => {
          const decimal = parseDecimal(write(units, scale) + (scale > 0 ? "0".repeat(zeros) : ""));
          expect(decimal).to.match(/^(?:0|-?(?:0\.\d*[1-9]|[1-9]\d*(?:\.\d*[1-9])?))$/);
          expect(valueOf(decimal, 8)).to.equal(units * 10n ** BigInt(8 - scale));
          expect(parseDecimal(decimal)).to.equal(decimal);
        },
      ),
    );
  });
});

describe("parseMoney", () => {
  it("writes the currency in capitals", () => {
    expect(parseMoney("20.00", "gbp")).to.deep.equal(gbp("20"));
  });

  for (const currency of [undefined, null, "", "GB", "GBPX", "G8P", "£", 826, ["GBP"]]) {
    it(`gives no amount for the currency ${JSON.stringify(currency)}`, () => {
      expect(parseMoney("20.00", currency)).to.equal(undefined);
    });
  }

  it("gives no amount for what is no number", () => {
    expect(parseMoney("free", "GBP")).to.equal(undefined);
    expect(parseMoney(null, "GBP")).to.equal(undefined);
  });

  it("takes zero for an amount", () => {
    expect(parseMoney(0, "GBP")).to.deep.equal(gbp("0"));
  });
});

describe("sums and products", () => {
  const decimals = fc
    .tuple(fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }), fc.integer({ min: 0, max: 5 }))
    .map(([units, scale]) => ({
      decimal: parseDecimal(write(units, scale)) ?? "unreadable",
      value: units * 10n ** BigInt(5 - scale),
    }));

  it("adds exactly", () => {
    fc.assert(
      fc.property(fc.array(decimals, { maxLength: 8 }), (addends) => {
        const sum = addDecimals(addends.map(({ decimal }) => decimal));
        expect(valueOf(sum, 5)).to.equal(addends.reduce((total, { value }) => total + value, 0n));
        expect(parseDecimal(sum), "plain notation").to.equal(sum);
      }),
    );
  });

  it("multiplies exactly", () => {
    fc.assert(
      fc.property(decimals, fc.integer({ min: 0, max: 1_000_000 }), ({ decimal, value }, times) => {
        const product = multiplyDecimal(decimal, times);
        expect(valueOf(product, 5)).to.equal(value * BigInt(times));
        expect(parseDecimal(product), "plain notation").to.equal(product);
      }),
    );
  });

  it("rounds no tenth as floats do", () => {
    expect(addDecimals(["0.1", "0.2"])).to.equal("0.3");
    expect(multiplyDecimal("1.005", 100)).to.equal("100.5");
    expect(multiplyDecimal("19.99", 3)).to.equal("59.97");
  });

  it("gives zero for the sum of nothing and never minus zero", () => {
    expect(addDecimals([])).to.equal("0");
    expect(addDecimals(["-0.5", "0.5"])).to.equal("0");
    expect(multiplyDecimal("-0.5", 0)).to.equal("0");
  });

  it("keeps the zeros of a whole number", () => {
    expect(addDecimals(["99.5", "0.5"])).to.equal("100");
    expect(multiplyDecimal("2.50", 40)).to.equal("100");
  });

  it("adds and multiplies amounts of one currency", () => {
    expect(addMoney([gbp("20"), gbp("0.5")])).to.deep.equal(gbp("20.5"));
    expect(multiplyMoney(gbp("19.99"), 3)).to.deep.equal(gbp("59.97"));
  });

  it("gives no sum over nothing, an unknown amount or mixed currencies", () => {
    expect(addMoney([])).to.equal(undefined);
    expect(addMoney([gbp("20"), undefined])).to.equal(undefined);
    expect(addMoney([gbp("20"), { amount: "20", currency: "EUR" }])).to.equal(undefined);
  });

  it("tells zero from next to nothing", () => {
    expect(isZero(gbp("0"))).to.equal(true);
    expect(isZero(gbp("0.001"))).to.equal(false);
  });
});

describe("currencyDigits", () => {
  const cases = {
    JPY: 0,
    KRW: 0,
    CLP: 0,
    ISK: 0,
    HUF: 2,
    GBP: 2,
    EUR: 2,
    MGA: 2,
    KWD: 3,
    TND: 3,
    CLF: 4,
    UYW: 4,
    XYZ: 2,
  };
  for (const [currency, digits] of Object.entries(cases)) {
    it(`gives ${digits} for ${currency}`, () => {
      expect(currencyDigits(currency)).to.equal(digits);
    });
  }
});

/** Writes a decimal from its digits, as a reference: -12345 at scale 2 is `-123.45`. */
function write(units: bigint, scale: number): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, "0");
  const sign = units < 0n ? "-" : "";
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** What a decimal is worth in units of 10^-scale. */
function valueOf(decimal: string | undefined, scale: number): bigint {
  const [whole = "", fraction = ""] = (decimal ?? "").split(".");
  return BigInt(whole + fraction.padEnd(scale, "0"));
}

describe("amounts at the limits", () => {
  it("are multiplied and added beyond twenty digits", () => {
    expect(multiplyDecimal("99999999999999999999", 2)).to.equal("199999999999999999998");
    expect(addDecimals(["99999999999999999999", "0.5", "1"])).to.equal("100000000000000000000.5");
  });

  it("are what was meant where JSON holds what a computer made of it", () => {
    expect(parseDecimal(0.1 + 0.2)).to.equal("0.3");
    expect(parseDecimal(123456789012.34)).to.equal("123456789012.34");
    expect(parseDecimal(Number.MAX_SAFE_INTEGER)).to.equal("9007199254740991");
    expect(parseDecimal("0.30000000000000004")).to.equal("0.30000000000000004");
  });
});
