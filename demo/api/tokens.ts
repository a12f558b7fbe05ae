import { toBase64Url } from "./values.js";

interface IssuedToken {
  readonly expiresAt: number;
  readonly refused: boolean;
}

/** The bearer tokens of one session. */
export class Tokens {
  readonly #issued = new Map<string, IssuedToken>();
  readonly #ofOthers = new Map<string, IssuedToken>();

  /** How many have been issued. */
  get count(): number {
    return this.#issued.size;
  }

  /**
   * Issues a token: a JWT as Limio's look, without a signature.
   *
   * @param lifetime - Seconds that it lasts.
   * @param refused - Makes a token that the API will not take.
   */
  issue(now: number, lifetime: number, refused: boolean): string {
    const issuedAt = Math.floor(now / 1000);
    const payload = { iat: issuedAt, exp: issuedAt + lifetime, scope: "partner", jti: crypto.randomUUID() };
    const token = `${segment({ alg: "none", typ: "JWT" })}.${segment(payload)}.`;
    this.#issued.set(token, { expiresAt: now + lifetime * 1000, refused });
    return token;
  }

  /**
   * Takes a token that another session has issued: to the API, tokens are the partner's and not a shopper's.
   *
   * @param refuse - How many of the first tokens the API will not take here.
   */
  accept(token: string, issuer: Tokens, refuse: number): void {
    const issued = issuer.#issued.get(token);
    if (!issued || this.#ofOthers.has(token)) return;
    const refused = issued.refused || this.count + this.#ofOthers.size < refuse;
    this.#ofOthers.set(token, { ...issued, refused });
  }

  /** Why a request with this token is refused; `undefined` when it is not. */
  refusal(token: string | undefined, now: number): string | undefined {
    if (token === undefined) return "A bearer token is required";
    const issued = this.#issued.get(token) ?? this.#ofOthers.get(token);
    if (!issued) return "The bearer token is unknown";
    if (issued.refused || issued.expiresAt <= now) return "The bearer token has expired";
    return undefined;
  }

  /** Whether a token was issued here. */
  has(token: string): boolean {
    return this.#issued.has(token);
  }
}

/** The bearer token of a request. */
export function bearerToken(headers: Headers): string | undefined {
  return /^Bearer +(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
}

function segment(value: unknown): string {
  return toBase64Url(JSON.stringify(value));
}
