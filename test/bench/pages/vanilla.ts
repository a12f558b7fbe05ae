// A basket as a good developer writes it by hand for one page: no framework, the same API, the same controls. What the
// element is compared with.

export interface Item {
  readonly id: string;
  readonly name: string;
  readonly quantity: number;
  readonly price: { readonly amount: number | string; readonly currency: string };
  readonly orderLineItem: { readonly lineItemTotal: string };
  readonly offer: {
    readonly data: {
      readonly attributes: {
        readonly display_price__limio?: string;
        readonly default_quantity_options__limio?: {
          readonly minimum_quantity?: number;
          readonly maximum_quantity?: number;
        };
      };
      readonly attachments: readonly { readonly url: string }[];
    };
  };
}

interface Order {
  readonly orderItems: readonly Item[];
  readonly total: { readonly amount: number | string; readonly currency: string };
  readonly orderTotal?: { readonly orderSubtotal: string };
}

interface Row {
  readonly element: HTMLLIElement;
  show(item: Item, quantity?: number): void;
}

const state = /(?:^|; )limio_state=([^;]*)/.exec(document.cookie)?.[1] ?? "";
const { basketId } = JSON.parse(decodeURIComponent(state)) as { basketId: string };
let token: Promise<string> | undefined;
let format: Intl.NumberFormat | undefined;

async function fetchToken(): Promise<string> {
  const answer = await fetch("/limio-token", { method: "POST" });
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function call(method: string, path: string, body?: object): Promise<unknown> {
  token ??= fetchToken();
  const answer = await fetch(`/api/partner/checkout/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await token}`,
      ...(body && { "content-type": "application/json" }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return await answer.json();
}

function money(amount: number | string, currency: string): string {
  format ??= new Intl.NumberFormat("en-GB", { style: "currency", currency });
  return format.format(Number(amount));
}

const parser = document.createElement("template");

function plain(markup = ""): string {
  parser.innerHTML = markup;
  return parser.content.textContent ?? "";
}

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
}

function button(className: string, text: string, label: string, onClick: () => void): HTMLButtonElement {
  const element = make("button", className, text);
  element.type = "button";
  element.setAttribute("aria-label", label);
  element.addEventListener("click", onClick);
  return element;
}

/** Shows a basket in a place of the page's. */
function mount(place: Element, first: Order): void {
  const rows = new Map<string, Row>();
  const list = make("ul", "lines");
  const subtotal = make("dd", "");
  const total = make("dd", "amount");
  const summary = make(
    "dl",
    "summary",
    make("div", "", make("dt", "", "Subtotal"), subtotal),
    make("div", "total", make("dt", "", "Total"), total),
  );

  const change = async (action: object): Promise<void> => {
    place.classList.add("busy");
    const { order } = (await call("PUT", "update", { orderItemActions: [action] })) as { order: Order };
    place.classList.remove("busy");
    show(order);
  };

  const makeRow = ({ id, name, offer }: Item): Row => {
    const { attributes, attachments } = offer.data;
    const { minimum_quantity: least = 1, maximum_quantity: most = 99 } =
      attributes.default_quantity_options__limio ?? {};
    const price = make("div", "price");
    const input = make("input", "");
    input.inputMode = "numeric";
    input.size = 3;
    input.setAttribute("aria-label", `Quantity of ${name}`);
    let wanted = 1;
    const want = (quantity: number): void => {
      wanted = Math.min(most, Math.max(least, quantity || least));
      input.value = String(wanted);
      void change({ orderItemActionType: "update_quantity", id, quantity: wanted });
    };
    input.addEventListener("change", () => want(Math.round(Number(input.value))));
    const element = make("li", "line");
    const [picture] = attachments;
    if (picture) {
      const image = make("img", "");
      image.loading = "lazy";
      image.alt = "";
      image.src = picture.url;
      element.append(image);
    }
    element.append(
      make(
        "div",
        "text",
        make("div", "name", name),
        make("div", "detail", plain(attributes.display_price__limio)),
      ),
      price,
      make(
        "div",
        "controls",
        make(
          "span",
          "quantity",
          button("less", "−", `One less of ${name}`, () => want(wanted - 1)),
          input,
          button("more", "+", `One more of ${name}`, () => want(wanted + 1)),
        ),
        button(
          "remove",
          "Remove",
          `Remove ${name}`,
          () => void change({ orderItemActionType: "remove", id }),
        ),
      ),
    );
    return {
      element,
      show(item) {
        const { quantity, orderLineItem } = item;
        const { amount, currency } = item.price;
        wanted = quantity;
        if (input.value !== String(quantity)) input.value = String(quantity);
        const text = money(orderLineItem.lineItemTotal, currency);
        const each = quantity > 1 ? `${money(amount, currency)} each` : "";
        if (price.textContent !== text + each) price.replaceChildren(text, make("span", "each", each));
      },
    };
  };

  const show = ({ orderItems, total: sum, orderTotal }: Order): void => {
    const fresh: Element[] = [];
    const gone = new Set(rows.keys());
    for (const item of orderItems) {
      let row = rows.get(item.id);
      if (!row) {
        row = makeRow(item);
        rows.set(item.id, row);
        fresh.push(row.element);
      }
      row.show(item);
      gone.delete(item.id);
    }
    for (const id of gone) {
      rows.get(id)?.element.remove();
      rows.delete(id);
    }
    list.append(...fresh);
    total.textContent = money(sum.amount, sum.currency);
    subtotal.textContent = money(orderTotal?.orderSubtotal ?? sum.amount, sum.currency);
  };

  show(first);
  const proceed = make("button", "proceed", "Continue to checkout");
  proceed.type = "button";
  place.replaceChildren(list, make("div", "side", summary, proceed));
}

void (async () => {
  const { state } = (await call("POST", `validate/${basketId}`)) as { state: { order: Order } };
  for (const place of document.querySelectorAll(".basket")) mount(place, state.order);
})();
