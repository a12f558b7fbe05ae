import { expect } from "@open-wc/testing";
import { readValidate } from "../../src/api/wire.js";
import type { Basket, OrderItem } from "../../src/domain/basket.js";
import { BASKET_ID } from "../support/baskets.js";
import { wireItem, wireOffer, wireOrder, type Json } from "../support/limio.js";

const gbp = (amount: string) => ({ amount, currency: "GBP" });

/** Reads an order the way every order is read. */
function read(order: Json): Basket {
  return readValidate({ order }, BASKET_ID);
}

function readItems(...items: readonly Json[]): readonly OrderItem[] {
  return read(wireOrder(items)).items;
}

function readItem(item: Json): OrderItem {
  const [first] = readItems(item);
  if (!first) throw new Error("The order has lost its item");
  return first;
}

describe("an order as Limio sends it", () => {
  it("becomes a basket", () => {
    const basket = read(wireOrder());
    expect(basket).to.deep.equal({
      id: BASKET_ID,
      items: [
        {
          id: "98cc5a4f-1b7a-4a55-8d0c-5f5b3f2f7a11",
          type: "offer",
          parentId: undefined,
          offer: { id: "3997aa52a5f1", version: "7979c1d2e3f4", path: "/offers/Bundle Quarterly" },
          name: "Physical – Quarterly",
          headline: "<p>12 weeks for <s>£50.00</s> £20.00</p>",
          subline: "<p>Auto-renewing at £50.00 quarterly.</p>",
          image: "/public/bundle.png",
          quantity: 1,
          quantityRule: { editable: true, minimum: 1, maximum: 5, increment: 1 },
          price: gbp("20"),
          amount: gbp("20"),
          tiers: [],
          products: [{ path: "/products/Physical", code: "LI.PHYSICAL" }],
          unavailable: false,
          removable: true,
        },
      ],
      subtotal: undefined,
      discount: undefined,
      taxes: [],
      total: gbp("20"),
      promoCode: undefined,
      expiresAt: undefined,
      completed: false,
      validation: { valid: true, issues: [] },
    });
  });

  it("may be empty", () => {
    expect(read(wireOrder([], { total: null }))).to.deep.include({ items: [], total: undefined });
  });
});

describe("quantity", () => {
  const { quantity: _, ...older } = wireItem();

  it("is one on older items, which have none", () => {
    expect(readItem(older)).to.include({ quantity: 1, unavailable: false });
    expect(readItem(wireItem({ quantity: null }))).to.include({ quantity: 1, unavailable: false });
  });

  for (const [sent, quantity] of [
    [3, 3],
    ["3", 3],
    ["3.0", 3],
    [0, 0],
  ] as const) {
    it(`is read from ${JSON.stringify(sent)}`, () => {
      expect(readItem(wireItem({ quantity: sent }))).to.include({ quantity, unavailable: false });
    });
  }

  it("of zero leaves nothing to change", () => {
    expect(readItem(wireItem({ quantity: 0 })).quantityRule.editable).to.equal(false);
    expect(readItem(wireItem({ quantity: 1 })).quantityRule.editable).to.equal(true);
  });

  for (const sent of [-1, 1.5, "1.5", "two", "", " ", "0x10", true, {}, []]) {
    it(`makes a line unavailable when it is ${JSON.stringify(sent)}`, () => {
      expect(readItem(wireItem({ quantity: sent })).unavailable).to.equal(true);
    });
  }
});

describe("amounts", () => {
  for (const amount of [20, "20.00", "20", 20.0]) {
    it(`are exact decimals from ${typeof amount} ${amount}`, () => {
      expect(readItem(wireItem({ price: { amount, currency: "GBP" } })).price).to.deep.equal(gbp("20"));
    });
  }

  it("take the line's total from the API, not from the unit price", () => {
    const item = readItem(
      wireItem({ quantity: 3, orderLineItem: { lineItemTotal: "54.00", currency: "GBP" } }),
    );
    expect(item.price).to.deep.equal(gbp("20"));
    expect(item.amount).to.deep.equal(gbp("54"));
  });

  it("are the unit price times the quantity where the API gives no line total", () => {
    const item = readItem(
      wireItem({ quantity: 3, price: { amount: "19.99", currency: "GBP" }, orderLineItem: null }),
    );
    expect(item.amount).to.deep.equal(gbp("59.97"));
  });

  it("take the price's currency where the line total has none", () => {
    expect(readItem(wireItem({ orderLineItem: { lineItemTotal: "18.00" } })).amount).to.deep.equal(gbp("18"));
  });

  it("are never summed from the charges of an offer", () => {
    const item = readItem(wireItem({ price: null, orderLineItem: null }));
    expect(item).to.deep.include({ price: undefined, amount: undefined });
  });

  it("are unknown where a line total of zero is all there is", () => {
    const orderLineItem = { currency: "GBP", lineItemTotal: 0 };
    expect(readItem(wireItem({ price: null, orderLineItem })).amount).to.equal(undefined);
    const paid = { currency: "GBP", lineItemTotal: 3 };
    expect(readItem(wireItem({ price: null, orderLineItem: paid })).amount).to.deep.equal(gbp("3"));
  });

  it("leave a free line free", () => {
    const free = wireItem({ price: { amount: 0, currency: "GBP" }, orderLineItem: null });
    expect(read(wireOrder([free], { total: { amount: 0, currency: "GBP" } }))).to.deep.include({
      total: gbp("0"),
    });
    expect(readItem(free)).to.deep.include({ price: gbp("0"), amount: gbp("0") });
  });
});

describe("a price that is kept outside Limio", () => {
  const external = wireItem({
    price: { amount: 0, currency: "GBP", summary: { headline: "<p>From £5</p>" } },
    orderLineItem: { lineItemTotal: "0.00", currency: "GBP" },
    offer: wireOffer({ price__limio: [{ use_external_price: false }, { use_external_price: true }] }),
  });

  it("is unknown, not free, and keeps its headline", () => {
    const item = readItem(external);
    expect(item).to.deep.include({ price: undefined, amount: undefined, headline: "<p>From £5</p>" });
  });

  it("leaves the total unknown, whatever the API says", () => {
    const orderTotal = { orderSubtotal: "20.00", orderTotal: "20.00", currency: "GBP" };
    const basket = read(wireOrder([external, wireItem({ id: "line-2" })], { orderTotal }));
    expect(basket).to.deep.include({ total: undefined, subtotal: undefined });
  });

  it("is known again when the API has an amount", () => {
    const item = readItem({ ...external, price: { amount: "5.00", currency: "GBP" }, orderLineItem: null });
    expect(item).to.deep.include({ price: gbp("5"), amount: gbp("5") });
  });
});

describe("titles", () => {
  const product = (name: string | null, displayName: Json) => ({
    name,
    attributes: { display_name__limio: displayName },
  });
  const titled = (products: readonly Json[], displayName: Json = "Quarterly") =>
    readItem(wireItem({ offer: wireOffer({ display_name__limio: displayName }, {}, { products }) })).name;

  it("read product – offer", () => {
    expect(titled([product("internal", "The Paper")])).to.equal("The Paper – Quarterly");
  });

  it("name every product of a bundle", () => {
    expect(titled([product("a", "The Paper"), product("b", "The App")])).to.equal(
      "The Paper + The App – Quarterly",
    );
  });

  it("say nothing twice", () => {
    expect(titled([product("a", "Quarterly")])).to.equal("Quarterly");
  });

  for (const missing of [null, "", "<p></p>", "<p>&nbsp;<br></p> ", {}]) {
    it(`do with the product's own name when its display name is ${JSON.stringify(missing)}`, () => {
      expect(titled([product("The Paper", missing)])).to.equal("The Paper – Quarterly");
    });
    it(`do with the item's name when the offer's display name is ${JSON.stringify(missing)}`, () => {
      expect(titled([], missing)).to.equal("Quarterly");
    });
  }

  it("do with the products, or with the offer's internal name, where nothing else is there", () => {
    const nameless = (products: readonly Json[], name: Json) =>
      readItem(
        wireItem({ name: null, offer: wireOffer({ display_name__limio: null }, { name }, { products }) }),
      );
    expect(nameless([product("a", "The Paper")], null).name).to.equal("The Paper");
    expect(nameless([], "Bundle Quarterly").name).to.equal("Bundle Quarterly");
    expect(nameless([], null).unavailable, "without any name").to.equal(true);
  });

  it("are an add-on's own name", () => {
    expect(readItem(wireItem({ type: "add_on", name: "Tote bag" })).name).to.equal("Tote bag");
  });

  it("keep the merchant's markup for the place that makes it safe", () => {
    expect(titled([], "<b>Quarterly</b>")).to.equal("<b>Quarterly</b>");
  });
});

describe("attributes", () => {
  for (const value of [undefined, null, "", {}, 7, []]) {
    it(`may each be ${JSON.stringify(value)}`, () => {
      const names = [
        "display_name__limio",
        "display_price__limio",
        "allow_multibuy__limio",
        "default_quantity_options__limio",
        "price__limio",
      ];
      const attributes = Object.fromEntries(
        names.flatMap((name) => (value === undefined ? [] : [[name, value]])),
      );
      const item = readItem(wireItem({ offer: { id: "offer-1", data: { attributes } } }));
      expect(item).to.deep.include({ unavailable: false, name: "Quarterly", tiers: [] });
      expect(item.quantityRule).to.deep.equal({
        editable: false,
        minimum: 1,
        maximum: undefined,
        increment: 1,
      });
    });

    it(`may be ${JSON.stringify(value)} as a whole, like everything around them`, () => {
      const given = value === undefined ? {} : { attributes: value };
      const around = value === undefined ? {} : { data: value };
      for (const offer of [{ data: given }, around]) {
        const item = readItem(wireItem({ offer, price: value ?? null, orderLineItem: value ?? null }));
        expect(item).to.deep.include({ unavailable: false, name: "Quarterly", image: undefined });
        expect(Object.values(item.offer).filter(Boolean)).to.deep.equal([]);
      }
    });
  }

  it("that nobody knows are ignored, as unknown fields are everywhere", () => {
    const item = readItem(wireItem({ surprise: { deep: [1] }, offer: wireOffer({ colour__custom: "red" }) }));
    expect(item).to.deep.equal(readItem(wireItem()));
  });

  it("give the headline where the price has none", () => {
    const item = readItem(wireItem({ price: { amount: 20, currency: "GBP" } }));
    expect(item).to.include({ headline: "<p>£20.00</p>", subline: undefined });
  });

  it("give it, too, where what the price has says nothing", () => {
    const summary = { headline: "<p></p>", subline: "<p> </p>" };
    const item = readItem(wireItem({ price: { amount: 20, currency: "GBP", summary } }));
    expect(item).to.include({ headline: "<p>£20.00</p>", subline: undefined });
  });
});

describe("quantity limits", () => {
  const limits = (options: Json, multibuy: Json = true) =>
    readItem(
      wireItem({
        offer: wireOffer({ allow_multibuy__limio: multibuy, default_quantity_options__limio: options }),
      }),
    ).quantityRule;

  const cases: readonly (readonly [
    options: Json,
    minimum: number,
    maximum: number | undefined,
    increment: number,
  ])[] = [
    [{ minimum_quantity: 2, maximum_quantity: 8, increment: 2 }, 2, 8, 2],
    [{ minimum_quantity: "2", maximum_quantity: "8", increment: "2" }, 2, 8, 2],
    [{ maximum_quantity: 3 }, 1, 3, 1],
    [{ minimum_quantity: 3, maximum_quantity: 3 }, 3, 3, 1],
    [{ minimum_quantity: 2 }, 2, undefined, 1],
    [{ minimum_quantity: 0, maximum_quantity: 50, increment: 5 }, 5, 50, 5],
    [{ maximum_quantity: 50, increment: 5 }, 5, 50, 5],
    [{ maximum_quantity: 3, increment: 5 }, 1, 3, 5],
    [{ minimum_quantity: 0, increment: 0 }, 1, undefined, 1],
    [{ minimum_quantity: null, maximum_quantity: null, increment: null }, 1, undefined, 1],
    [{ minimum_quantity: -1, maximum_quantity: "many", increment: 1.5 }, 1, undefined, 1],
    [{ minimum_quantity: 5, maximum_quantity: 3 }, 5, undefined, 1],
    [{}, 1, undefined, 1],
  ];
  for (const [options, minimum, maximum, increment] of cases) {
    it(`come from ${JSON.stringify(options)}`, () => {
      expect(limits(options)).to.deep.equal({ editable: true, minimum, maximum, increment });
    });
  }

  for (const multibuy of [false, null, "true", 1]) {
    it(`allow no change when multibuy is ${JSON.stringify(multibuy)}`, () => {
      expect(limits({}, multibuy).editable).to.equal(false);
    });
  }
});

describe("entries that are nothing", () => {
  for (const nothing of [null, {}, { attributes: null }]) {
    it(`are passed over as ${JSON.stringify(nothing)}`, () => {
      const { data, ...rest } = wireOffer({ price__limio: [nothing] }) as { data: { [key: string]: Json } };
      const item = readItem(wireItem({ offer: { ...rest, data: { ...data, products: [nothing] } } }));
      expect(item).to.deep.include({ unavailable: false, name: "Quarterly", tiers: [] });
      expect(item.products).to.deep.equal([{ path: undefined, code: undefined }]);
      const order = wireOrder([], { orderTotal: { currency: "GBP", taxSummary: [nothing] } });
      expect(read(order).taxes).to.deep.equal([]);
    });
  }

  it("may be whole lists that are missing", () => {
    const item = readItem(wireItem({ offer: { id: "offer-1", name: "Quarterly", data: {} } }));
    expect(item).to.deep.include({ unavailable: false, products: [], tiers: [], price: item.price });
    expect(read(wireOrder([], { orderTotal: { currency: "GBP" } })).taxes).to.deep.equal([]);
  });
});

describe("volume prices", () => {
  const tiers = (...list: readonly Json[]) =>
    readItem(
      wireItem({
        offer: wireOffer({ price__limio: [{ type: "recurringVolume", currencyCode: "EUR", tiers: list }] }),
      }),
    ).tiers;

  it("are read with their bounds", () => {
    expect(
      tiers(
        { starting_unit: 1, ending_unit: 10, price: "5.00", price_format: "per_unit" },
        { starting_unit: "11", price: 4 },
      ),
    ).to.deep.equal([
      { from: 1, to: 10, price: { amount: "5", currency: "EUR" } },
      { from: 11, to: undefined, price: { amount: "4", currency: "EUR" } },
    ]);
  });

  it("stand lowest first", () => {
    const read = tiers({ starting_unit: 11, price: 4 }, { starting_unit: 1, ending_unit: 10, price: 5 });
    expect(read.map(({ from }) => from)).to.deep.equal([1, 11]);
  });

  it("leave out what cannot be read", () => {
    expect(
      tiers(null, 7, { price: 4 }, { starting_unit: 1, price: "cheap" }, { starting_unit: 2, price: 4 }),
    ).to.have.lengthOf(1);
  });
});

describe("totals", () => {
  const orderTotal = {
    orderSubtotal: "20.00",
    orderTotal: "24.00",
    currency: "GBP",
    taxSummary: [
      { taxCode: "VAT", taxAmount: "4.00", taxRate: "20" },
      { taxCode: "LEVY", taxAmount: null },
      null,
    ],
  };

  it("come from the checkout state first", () => {
    expect(read(wireOrder([wireItem()], { orderTotal }))).to.deep.include({
      subtotal: gbp("20"),
      total: gbp("24"),
      taxes: [{ code: "VAT", amount: gbp("4") }],
    });
  });

  it("come from the order's total next", () => {
    expect(
      read(wireOrder([wireItem()], { total: { amount: "23.50", currency: "GBP" } })).total,
    ).to.deep.equal(gbp("23.5"));
  });

  it("are the exact sum of the lines where the API gives none", () => {
    const item = (id: string, amount: string) =>
      wireItem({ id, price: { amount, currency: "GBP" }, orderLineItem: null });
    const basket = read(wireOrder([item("a", "0.10"), item("b", "0.20")], { total: null }));
    expect(basket.total).to.deep.equal(gbp("0.3"));
  });

  it("are unknown over mixed currencies that the API has not summed", () => {
    const euros = wireItem({ id: "b", price: { amount: 1, currency: "EUR" }, orderLineItem: null });
    expect(read(wireOrder([wireItem(), euros], { total: null })).total).to.equal(undefined);
  });

  it("are unknown over a line that cannot be read and that the API has not summed", () => {
    expect(read(wireOrder([wireItem(), { id: "b" }], { total: null })).total).to.equal(undefined);
  });

  for (const odd of [null, "", {}, [], 24, "24.00"]) {
    it(`do without a checkout state that is ${JSON.stringify(odd)}`, () => {
      expect(read(wireOrder([wireItem()], { orderTotal: odd }))).to.deep.include({
        total: gbp("20"),
        subtotal: undefined,
        taxes: [],
      });
    });
  }

  for (const amount of ["2.50", "-2.50", 2.5]) {
    it(`say what a discount of ${JSON.stringify(amount)} takes off`, () => {
      const item = (id: string, lineItemDiscount: Json) =>
        wireItem({ id, orderLineItem: { lineItemTotal: "17.50", lineItemDiscount, currency: "GBP" } });
      expect(read(wireOrder([item("a", amount), item("b", "0.00"), item("c", null)])).discount).to.deep.equal(
        gbp("2.5"),
      );
    });
  }

  it("carry the promotion code that is in force", () => {
    expect(read(wireOrder([wireItem()], { promoCode: "AUTUMN" })).promoCode).to.equal("AUTUMN");
    expect(read(wireOrder([wireItem()], { promoCode: "" })).promoCode).to.equal(undefined);
  });
});

describe("pictures", () => {
  const image = (attachments: Json) =>
    readItem(wireItem({ offer: wireOffer({}, {}, { attachments }) })).image;

  it("are the first attachment that is an image, as the API sent its address", () => {
    expect(
      image([
        null,
        { type: "application/pdf", url: "/public/terms.pdf" },
        { type: "image/png" },
        { type: "image/webp", url: "/public/two.webp" },
        { type: "image/png", url: "/public/three.png" },
      ]),
    ).to.equal("/public/two.webp");
  });

  for (const none of [null, [], {}, "", [{ url: "/public/untyped.png" }]]) {
    it(`are missing where attachments are ${JSON.stringify(none)}`, () => {
      expect(image(none)).to.equal(undefined);
    });
  }
});

describe("add-ons", () => {
  const offer = (id: string) => wireItem({ id });
  const addOn = (id: string, parentId: Json) => wireItem({ id, type: "add_on", parentId });
  const ids = (...items: readonly Json[]) => readItems(...items).map(({ id }) => id);

  it("stand right behind their offer, in their order", () => {
    expect(ids(addOn("a1", "a"), offer("b"), offer("a"), addOn("a2", "a"), addOn("b1", "b"))).to.deep.equal([
      "b",
      "b1",
      "a",
      "a1",
      "a2",
    ]);
  });

  it("keep their place when their offer is not in the basket", () => {
    expect(ids(offer("a"), addOn("x1", "x"), addOn("n", null), offer("b"))).to.deep.equal([
      "a",
      "x1",
      "n",
      "b",
    ]);
  });

  it("are never lost when they name themselves or each other", () => {
    expect(ids(addOn("a", "a"), addOn("b", "c"), addOn("c", "b"))).to.have.members(["a", "b", "c"]);
  });
});

describe("a line that cannot be read", () => {
  for (const entry of [
    { id: "bad" },
    { id: "bad", offer: null },
    { id: "bad", offer: "offer-1" },
    { id: "bad", offer: {}, name: "" },
  ]) {
    it(`is one bad line, and can be removed, when it is ${JSON.stringify(entry)}`, () => {
      const items = readItems(wireItem({ id: "good" }), entry, wireItem({ id: "better" }));
      expect(items.map(({ id, unavailable, removable }) => ({ id, unavailable, removable }))).to.deep.equal([
        { id: "good", unavailable: false, removable: true },
        { id: "bad", unavailable: true, removable: true },
        { id: "better", unavailable: false, removable: true },
      ]);
    });
  }

  it("goes with its offer where it is an add-on", () => {
    const items = readItems(
      wireItem({ id: "bad", type: "add_on", parentId: "offer", quantity: "many" }),
      wireItem({ id: "other" }),
      wireItem({ id: "offer" }),
    );
    expect(items.map(({ id, type, parentId }) => [id, type, parentId])).to.deep.equal([
      ["other", "offer", undefined],
      ["offer", "offer", undefined],
      ["bad", "add_on", "offer"],
    ]);
  });

  for (const entry of [null, 7, "line", [], {}, { id: "" }, { id: 7, name: "Quarterly" }]) {
    it(`cannot be removed when it has no id of its own, as ${JSON.stringify(entry)}`, () => {
      const [, bad] = readItems(wireItem({ id: "good" }), entry);
      expect(bad).to.include({ unavailable: true, removable: false });
    });
  }

  it("is the second of two with the same id, and gets an id of its own", () => {
    const items = readItems(wireItem({ id: "twin" }), wireItem({ id: "twin" }), wireItem({ id: "twin" }));
    expect(items.map(({ unavailable }) => unavailable)).to.deep.equal([false, true, true]);
    expect(new Set(items.map(({ id }) => id)).size).to.equal(3);
  });

  it("promises nothing", () => {
    expect(readItem({ id: "bad" })).to.deep.include({
      type: "offer",
      name: "",
      quantityRule: { editable: false, minimum: 1, maximum: undefined, increment: 1 },
      price: undefined,
      amount: undefined,
      tiers: [],
      products: [],
    });
  });
});
