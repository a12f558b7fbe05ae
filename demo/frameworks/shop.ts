import type { GetToken, Messages } from "partner-checkout";

/** Asks the partner's own server for a token. */
export const getToken: GetToken = async ({ signal }) => {
  const answer = await fetch("/demo/token", { method: "POST", signal });
  const { access_token } = (await answer.json()) as { access_token: string };
  return access_token;
};

export const messages: Partial<Messages> = { proceed: "Go to payment" };
