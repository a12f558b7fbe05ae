interface Policy {
  createHTML(markup: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

let policy: Policy | undefined;

/**
 * Marks HTML as fit for a parser, where the page wants that of us (Trusted Types). What is marked is our own, or parsed
 * where nothing runs.
 *
 * @throws Where the page's `trusted-types` lists none of our policies.
 */
export function trusted(markup: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  if (!trustedTypes) return markup;
  policy ??= makePolicy(trustedTypes);
  return policy.createHTML(markup);
}

/** With a name of our own first: another Lit on the page may have taken `lit-html`. */
function makePolicy(factory: PolicyFactory): Policy {
  const rules: Policy = { createHTML: (markup) => markup };
  try {
    return factory.createPolicy("partner-checkout", rules);
  } catch {
    return factory.createPolicy("lit-html", rules);
  }
}
