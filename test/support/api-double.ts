import type { PartnerCheckoutApi, RequestOptions } from "../../src/basket/port.js";
import type { Basket, NewOrder, OrderItemAction, UpdateResult } from "../../src/domain/basket.js";
import { deferred, type Deferred } from "./deferred.js";

/** A request that a test answers. */
export interface Call<T> extends Deferred<T> {
  readonly options: RequestOptions;
}
export interface InitiateCall extends Call<string> {
  readonly order: NewOrder;
  readonly externalId: string;
}
export interface UpdateCall extends Call<UpdateResult> {
  readonly basketId: string;
  readonly actions: readonly OrderItemAction[];
}
export interface ValidateCall extends Call<Basket> {
  readonly basketId: string;
}

/** An API whose answers a test gives one by one, in any order. */
export class ApiDouble implements PartnerCheckoutApi {
  readonly initiates: InitiateCall[] = [];
  readonly updates: UpdateCall[] = [];
  readonly validates: ValidateCall[] = [];

  initiate(order: NewOrder, externalId: string, options: RequestOptions = {}): Promise<string> {
    return register(this.initiates, { order, externalId, options });
  }

  update(
    basketId: string,
    actions: readonly OrderItemAction[],
    options: RequestOptions = {},
  ): Promise<UpdateResult> {
    return register(this.updates, { basketId, actions, options });
  }

  validate(basketId: string, options: RequestOptions = {}): Promise<Basket> {
    return register(this.validates, { basketId, options });
  }
}

/** The n-th of the calls so far, from the end with a negative number; fails when there is none. */
export function nth<T>(calls: readonly T[], index: number): T {
  const call = calls.at(index);
  if (call === undefined) throw new Error(`There is no call ${index}, only ${calls.length} so far`);
  return call;
}

function register<T, Rest extends object>(calls: (Deferred<T> & Rest)[], request: Rest): Promise<T> {
  const call = { ...deferred<T>(), ...request };
  calls.push(call);
  return call.promise;
}
