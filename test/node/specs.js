const modules = {
  domain: ["basket", "error", "money", "plain-text", "quantity", "same", "text"],
  api: [
    "backoff",
    "http",
    "partner-checkout-api",
    "system-clock",
    "token",
    "transport",
    "wire",
    "wire-order",
  ],
  basket: [
    "arguments",
    "basket-state",
    "basket-store",
    "change-queue",
    "initiate",
    "mismatch",
    "new-baskets",
    "news",
  ],
  i18n: ["memo"],
  element: ["urls"],
};

/** Tests of the modules that need no browser. */
export const specs = [
  ...Object.entries(modules).flatMap(([room, names]) => names.map((name) => `test/${room}/${name}.test.ts`)),
  // These need a server on the other side, as no browser's page can be.
  "test/node/transport.node.ts",
  "test/node/token.node.ts",
];

/** Tests of the stand-in and of our own tools, which mutation testing leaves out. */
export const otherSpecs = [
  "test/node/contract.node.ts",
  "test/node/stand-in.node.ts",
  "test/node/size.node.ts",
];
