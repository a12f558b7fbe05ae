import { createSignal, For, Show } from "solid-js";
import { render } from "solid-js/web";
import "partner-checkout/solid";
import { getToken, messages } from "../shop";

function ShopPage() {
  const [isOpen, setOpen] = createSignal(true);
  const [isDark, setDark] = createSignal(false);
  const [notes, setNotes] = createSignal<readonly string[]>([]);
  const note = (text: string) => setNotes((before) => [...before, text]);

  return (
    <>
      <h1>Solid</h1>
      <label>
        <input type="checkbox" checked={isOpen()} onChange={({ target }) => setOpen(target.checked)} /> Basket
      </label>
      <label>
        <input type="checkbox" checked={isDark()} onChange={({ target }) => setDark(target.checked)} /> Dark
      </label>
      <Show when={isOpen()}>
        <partner-checkout
          attr:checkout-url="/checkout?basket={basketId}"
          attr:heading-level={3}
          prop:theme={isDark() ? "dark" : "light"}
          prop:messages={messages}
          prop:getToken={getToken}
          on:basket-load={({ detail }) => note(`Loaded ${detail.basket.items.length} lines`)}
          on:basket-change={({ detail }) =>
            note(`Changed by ${detail.source} to ${detail.basket.total?.amount}`)
          }
          on:checkout-proceed={(event) => {
            event.preventDefault();
            note(`Continued to ${event.detail.url}`);
          }}
        />
      </Show>
      <ul role="log">
        <For each={notes()}>{(text) => <li>{text}</li>}</For>
      </ul>
    </>
  );
}

const root = document.querySelector("#app");
if (root) render(() => <ShopPage />, root);
