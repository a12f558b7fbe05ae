const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` }) as const;
const text = { type: "string" } as const;
const textOrNull = { type: ["string", "null"] } as const;
const flag = { type: "boolean" } as const;

/** The schemas of requests and answers. Fields that are not named here may always be there. */
export const schemas = {
  Error: {
    type: "object",
    description: "Known for 401 and 502, likely for 404.",
    required: ["message"],
    properties: { message: text },
  },
  OfferReference: {
    type: "object",
    description: "Known. Only published versions work.",
    required: ["id", "version"],
    properties: { id: { ...text, minLength: 1 }, version: { ...text, minLength: 1 } },
  },
  Quantity: { type: "integer", minimum: 0 },
  Amount: {
    description: "Known: amounts come as numbers or as strings of digits.",
    oneOf: [{ type: "number" }, { ...text, pattern: String.raw`^-?\d+(\.\d+)?$` }],
  },
  InitiateRequest: {
    type: "object",
    description: "Known from the public twin's documentation.",
    required: ["order"],
    properties: {
      order: {
        type: "object",
        required: ["external_id", "orderItems"],
        properties: {
          external_id: {
            ...text,
            pattern: "^[A-Za-z0-9_-]{32,36}$",
            description: "Likely a random UUID: the basket's id is `basket-` and this.",
          },
          country: { ...text, pattern: "^[A-Z]{2}$" },
          order_type: { const: "new" },
          source: text,
          tracking: { type: "object" },
          orderItems: {
            type: "array",
            items: {
              type: "object",
              required: ["offer"],
              properties: {
                id: text,
                offer: ref("OfferReference"),
                quantity: { ...ref("Quantity"), description: "1 unless said otherwise." },
                type: { ...text, enum: ["offer", "add_on"], description: "Only needed beside add-ons." },
                parentId: {
                  ...textOrNull,
                  description:
                    "For an add-on: known to be the order item id of its offer; decided: before the order items have ids, the offer's own id.",
                },
              },
            },
          },
        },
      },
    },
  },
  InitiateAnswer: {
    type: "object",
    description: "Known.",
    required: ["id"],
    properties: { id: ref("BasketId") },
  },
  BasketId: { type: "string", pattern: "^basket-[A-Za-z0-9_-]{32,36}$", description: "Known, for validate." },
  UpdateRequest: {
    type: "object",
    description: "Order item actions are known; the names of the body's properties are decided.",
    required: ["orderItemActions"],
    additionalProperties: false,
    properties: {
      orderItemActions: { type: "array", minItems: 1, items: ref("OrderItemAction") },
    },
  },
  OrderItemAction: {
    type: "object",
    description: "`add` and `remove` are known, `update_quantity` is decided.",
    required: ["orderItemActionType"],
    discriminator: { propertyName: "orderItemActionType" },
    oneOf: [ref("AddAction"), ref("RemoveAction"), ref("UpdateQuantityAction")],
  },
  AddAction: {
    type: "object",
    required: ["orderItemActionType", "offer"],
    additionalProperties: false,
    properties: {
      orderItemActionType: { const: "add" },
      type: { ...text, enum: ["offer", "add_on"] },
      offer: ref("OfferReference"),
      quantity: ref("Quantity"),
      parentId: { ...textOrNull, description: "Order item id of the offer that an add-on belongs to." },
    },
  },
  RemoveAction: {
    type: "object",
    description: "Known: the add-ons of an offer stay, so they are removed by actions of their own.",
    required: ["orderItemActionType", "id"],
    additionalProperties: false,
    properties: { orderItemActionType: { const: "remove" }, id: text },
  },
  UpdateQuantityAction: {
    type: "object",
    required: ["orderItemActionType", "id", "quantity"],
    additionalProperties: false,
    properties: { orderItemActionType: { const: "update_quantity" }, id: text, quantity: ref("Quantity") },
  },
  UpdateAnswer: {
    type: "object",
    description: "`id` and `order` are known, `actionResults` is likely.",
    required: ["id", "order"],
    properties: {
      id: ref("BasketId"),
      order: ref("Order"),
      actionResults: {
        type: "array",
        items: {
          type: "object",
          required: ["success"],
          properties: { id: text, success: flag, message: text },
        },
      },
    },
  },
  ValidateRequest: {
    type: "object",
    description: "Decided.",
    required: ["basketId"],
    additionalProperties: false,
    properties: { basketId: text },
  },
  ValidateAnswer: {
    type: "object",
    description: "That it has the basket's id and state is known; this form is decided.",
    required: ["id", "state", "valid", "blockedProducts", "errors"],
    properties: {
      id: ref("BasketId"),
      state: {
        type: "object",
        required: ["order", "expiresAt", "completed"],
        properties: {
          order: ref("Order"),
          expiresAt: { ...text, format: "date-time" },
          completed: flag,
        },
      },
      valid: flag,
      blockedProducts: { type: "array", items: { ...ref("Issue"), type: "object", required: ["reason"] } },
      errors: { type: "array", items: { ...ref("Issue"), type: "object", required: ["code"] } },
    },
  },
  Issue: {
    type: "object",
    description: "An issue without an order item, path or product code is the basket's.",
    required: ["message"],
    properties: {
      code: text,
      reason: text,
      orderItemId: text,
      path: text,
      productCode: text,
      message: text,
    },
  },
  Order: {
    type: "object",
    description: "Known, as are its parts.",
    required: ["checkoutId", "external_id", "orderItems", "total"],
    properties: {
      checkoutId: ref("BasketId"),
      external_id: text,
      order_type: text,
      country: text,
      orderItems: { type: "array", items: ref("OrderItem") },
      total: {
        type: "object",
        required: ["amount", "currency"],
        properties: { amount: ref("Amount"), currency: ref("Currency") },
      },
      orderTotal: {
        type: "object",
        description: "Missing while taxes are unknown.",
        required: ["orderSubtotal", "orderTotal", "currency", "taxSummary"],
        properties: {
          orderSubtotal: ref("Amount"),
          orderTotal: ref("Amount"),
          currency: ref("Currency"),
          taxSummary: {
            type: "array",
            items: {
              type: "object",
              required: ["taxCode", "taxAmount", "taxRate"],
              properties: { taxCode: text, taxAmount: ref("Amount"), taxRate: ref("Amount") },
            },
          },
        },
      },
      tracking: { type: "object" },
      promoCode: textOrNull,
    },
  },
  Currency: { type: "string", pattern: "^[A-Z]{3}$" },
  OrderItem: {
    type: "object",
    required: ["id", "offer"],
    properties: {
      id: { ...text, minLength: 1 },
      name: text,
      type: { ...text, enum: ["offer", "add_on"] },
      parentId: textOrNull,
      quantity: {
        type: ["integer", "null"],
        minimum: 1,
        description: "Missing on older items, where it is 1.",
      },
      details: text,
      price: {
        type: "object",
        description:
          "Price of one unit (decided). 0 beside `use_external_price` means that it is unknown (known).",
        required: ["amount", "currency"],
        properties: {
          amount: ref("Amount"),
          currency: ref("Currency"),
          summary: { type: "object", properties: { headline: text, subline: text } },
        },
      },
      orderLineItem: {
        type: "object",
        properties: {
          unitPriceTotal: ref("Amount"),
          lineItemSubtotal: ref("Amount"),
          lineItemDiscount: ref("Amount"),
          lineItemTotal: ref("Amount"),
          currency: ref("Currency"),
        },
      },
      offer: ref("Offer"),
    },
  },
  Offer: {
    type: "object",
    properties: {
      id: text,
      version: text,
      name: text,
      path: text,
      data: {
        type: "object",
        properties: {
          attributes: {
            type: ["object", "null"],
            description: "Values may be missing, null, an empty string or an empty object.",
          },
          attachments: {
            type: "array",
            items: { type: "object", required: ["type", "url"], properties: { type: text, url: text } },
          },
          products: {
            type: "array",
            items: {
              type: "object",
              properties: { name: text, path: text, attributes: { type: ["object", "null"] } },
            },
          },
        },
      },
    },
  },
} as const;
