import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import "partner-checkout/react";
import { getToken, messages } from "../shop";

function ShopPage() {
  const [isOpen, setOpen] = useState(true);
  const [isDark, setDark] = useState(false);
  const [notes, setNotes] = useState<readonly string[]>([]);
  const note = (text: string) => setNotes((before) => [...before, text]);

  return (
    <>
      <h1>React</h1>
      <label>
        <input type="checkbox" checked={isOpen} onChange={({ target }) => setOpen(target.checked)} /> Basket
      </label>
      <label>
        <input type="checkbox" checked={isDark} onChange={({ target }) => setDark(target.checked)} /> Dark
      </label>
      {isOpen && (
        <partner-checkout
          checkout-url="/checkout?basket={basketId}"
          heading-level="3"
          timeout="5000"
          theme={isDark ? "dark" : "light"}
          messages={messages}
          getToken={getToken}
          onbasket-load={({ detail }) => note(`Loaded ${detail.basket.items.length} lines`)}
          onbasket-change={({ detail }) =>
            note(`Changed by ${detail.source} to ${detail.basket.total?.amount}`)
          }
          oncheckout-proceed={(event) => {
            event.preventDefault();
            note(`Continued to ${event.detail.url}`);
          }}
        />
      )}
      <ul role="log">
        {notes.map((text, index) => (
          <li key={index}>{text}</li>
        ))}
      </ul>
    </>
  );
}

const root = document.querySelector("#app");
if (root)
  createRoot(root).render(
    <StrictMode>
      <ShopPage />
    </StrictMode>,
  );
