/** JSON as it travels: a test changes what it likes before it is read. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

type Fields = { readonly [key: string]: Json };

/** An order item in the shape that Limio sends, with fields that nobody reads; what is given replaces fields of it. */
export function wireItem(fields: Fields = {}): Fields {
  return {
    id: "98cc5a4f-1b7a-4a55-8d0c-5f5b3f2f7a11",
    name: "Quarterly",
    type: "offer",
    parentId: null,
    quantity: 1,
    details: "",
    price: {
      amount: 20,
      currency: "GBP",
      summary: {
        headline: "<p>12 weeks for <s>£50.00</s> £20.00</p>",
        subline: "<p>Auto-renewing at £50.00 quarterly.</p>",
      },
    },
    orderLineItem: {
      unitPriceTotal: "20.00",
      lineItemSubtotal: "20.00",
      lineItemDiscount: "0.00",
      lineItemTotal: "20.00",
      currency: "GBP",
    },
    offer: wireOffer(),
    ...fields,
  };
}

/** The offer of an order item; attributes that are given replace those of it. */
export function wireOffer(attributes: Fields = {}, fields: Fields = {}, data: Fields = {}): Fields {
  return {
    id: "3997aa52a5f1",
    version: "7979c1d2e3f4",
    name: "Bundle Quarterly",
    path: "/offers/Bundle Quarterly",
    data: {
      attributes: {
        display_name__limio: "Quarterly",
        display_price__limio: "<p>£20.00</p>",
        detailed_display_price__limio: "<p>£20.00 for 12 weeks</p>",
        offer_features__limio: "<ul><li>Delivered</li></ul>",
        allow_multibuy__limio: true,
        default_quantity_options__limio: {
          minimum_quantity: 1,
          maximum_quantity: 5,
          increment: 1,
          quantity: 1,
        },
        price__limio: [
          {
            label: "Charge 1",
            type: "recurring",
            value: "20.00",
            currencyCode: "GBP",
            repeat_interval: 12,
            repeat_interval_type: "weeks",
            trigger: "subscription_start",
            use_external_price: false,
          },
        ],
        term__limio: { type: "weeks", length: 12 },
        autoRenew__limio: false,
        offer_type__limio: "trial",
        checkout__limio: { checkout_type: "standard" },
        ...attributes,
      },
      attachments: [{ type: "image/png", url: "/public/bundle.png" }],
      products: [
        {
          name: "Physical",
          path: "/products/Physical",
          attributes: {
            display_name__limio: "Physical",
            product_code__limio: "LI.PHYSICAL",
            has_delivery__limio: true,
            block_multiple__limio: false,
          },
        },
      ],
      ...data,
    },
    ...fields,
  };
}

/** An order in the shape that Limio sends. */
export function wireOrder(orderItems: readonly Json[] = [wireItem()], fields: Fields = {}) {
  return {
    checkoutId: "basket-83e91b5a-4f6c-4a9e-9d0b-0123456789ab",
    external_id: "83e91b5a-4f6c-4a9e-9d0b-0123456789ab",
    order_type: "new",
    country: "GB",
    orderItems,
    total: { amount: 20, currency: "GBP" },
    tracking: {},
    promoCode: null,
    ...fields,
  };
}
