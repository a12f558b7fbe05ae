/** Has a button copy what stands in an element, and an output say so. */
export function copyOnClick(copy: HTMLButtonElement, said: HTMLOutputElement, source: HTMLElement): void {
  copy.addEventListener("click", () => {
    void navigator.clipboard.writeText(source.textContent).then(
      () => say("Copied"),
      () => {
        getSelection()?.selectAllChildren(source);
        say("Selected: copy it with the keyboard");
      },
    );
  });
  function say(text: string): void {
    said.value = text;
    setTimeout(() => (said.value = ""), 3_000);
  }
}
