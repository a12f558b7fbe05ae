/** Sets or takes away a custom state, for `:state()`. Older browsers have none, and can do without. */
export function setState({ states }: ElementInternals, name: string, holds: boolean): void {
  try {
    states[holds ? "add" : "delete"](name);
  } catch {}
}
