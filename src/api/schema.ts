import * as z from "zod/mini";

/*
 * The wire as we read it: only what is shown or decided upon. Everything else the API sends is ignored. Fields whose
 * absence or odd value we can live with are `loose`: a wrong type reads as missing. What is left strict makes an
 * answer, or one order item of it, unreadable.
 *
 * The scripts for pages without a build carry these schemas compiled, without Zod: `test/support/compile-schemas.ts`
 * knows the kinds that are used here and refuses others.
 */

const loose = <T extends z.ZodMiniType>(schema: T) => z.catch(z.optional(schema), undefined);
const looseList = <T extends z.ZodMiniType>(schema: T) =>
  z.catch(z.array(z.catch(z.nullable(schema), null)), []);

const text = loose(z.string());
const anything = z.optional(z.unknown());
const productAttributes = z.object({ display_name__limio: text, product_code__limio: text });
const tier = z.object({ starting_unit: anything, ending_unit: anything, price: anything });

const offerAttributes = z.object({
  display_name__limio: text,
  display_price__limio: text,
  allow_multibuy__limio: loose(z.boolean()),
  default_quantity_options__limio: loose(
    z.object({ minimum_quantity: anything, maximum_quantity: anything, increment: anything }),
  ),
  price__limio: looseList(
    z.object({ currencyCode: text, use_external_price: loose(z.boolean()), tiers: looseList(tier) }),
  ),
});

/** One entry of `order.orderItems`. An entry that fails this is shown as unavailable. */
export const orderItemSchema = z.object({
  id: z.string(),
  type: text,
  parentId: text,
  name: text,
  quantity: anything,
  price: loose(
    z.object({
      amount: anything,
      currency: anything,
      summary: loose(z.object({ headline: text, subline: text })),
    }),
  ),
  orderLineItem: loose(z.object({ lineItemTotal: anything, lineItemDiscount: anything, currency: anything })),
  offer: z.object({
    id: text,
    version: text,
    name: text,
    path: text,
    data: loose(
      z.object({
        attributes: loose(offerAttributes),
        attachments: looseList(z.object({ type: text, url: text })),
        products: looseList(z.object({ name: text, path: text, attributes: loose(productAttributes) })),
      }),
    ),
  }),
});

/** An order as `update` and `validate` carry it. */
export const orderSchema = z.object({
  orderItems: z.array(z.unknown()),
  promoCode: text,
  total: loose(z.object({ amount: anything, currency: anything })),
  orderTotal: loose(
    z.object({
      orderSubtotal: anything,
      orderTotal: anything,
      currency: anything,
      taxSummary: looseList(z.object({ taxCode: text, taxAmount: anything })),
    }),
  ),
});

/** An entry of `blockedProducts` or `errors`. */
const issue = z.object({
  orderItemId: text,
  path: text,
  productCode: text,
  reason: text,
  code: text,
  message: text,
});

const holder = loose(z.object({ order: loose(orderSchema) }));

/** Answer of `validate`. Where the order stands differs, so all known places are looked at. */
export const validateSchema = z.object({
  id: text,
  basketId: text,
  valid: loose(z.boolean()),
  order: loose(orderSchema),
  basket: holder,
  state: loose(
    z.object({
      order: loose(orderSchema),
      // It may be the order itself.
      orderItems: anything,
      promoCode: anything,
      total: anything,
      orderTotal: anything,
      expiresAt: anything,
      completed: loose(z.boolean()),
    }),
  ),
  blockedProducts: looseList(issue),
  errors: looseList(issue),
});

/** Answer of `update`. */
export const updateSchema = z.object({
  id: z.string(),
  order: orderSchema,
  actionResults: looseList(z.object({ id: text, success: loose(z.boolean()), message: text })),
});

/** Answer of `initiate`; older code says `basket_id`. */
export const initiateSchema = z.object({ id: text, basket_id: text });

/** A token endpoint's answer (RFC 6749, section 5.1). */
export const tokenSchema = z.object({ access_token: z.string(), expires_in: anything });

/** The times in a JWT's payload, in seconds since 1970 (RFC 7519, section 4.1). */
export const jwtSchema = z.object({ exp: anything, iat: anything });

export type WireOrderItem = z.infer<typeof orderItemSchema>;
export type WireOrder = z.infer<typeof orderSchema>;
export type WireIssue = z.infer<typeof issue>;

/** Reads a value by a schema; `undefined` when it does not fit. */
export function read<T extends z.ZodMiniType>(schema: T, value: unknown): z.infer<T> | undefined {
  return z.safeParse(schema, value).data;
}
