// The grammar of WebSocket APIs. A method is a value, as a page is: it asks a page what its callers would ask over HTTP,
// or it is about the connection itself.

import type { ExchangeView } from "../core/state.ts";
import type { Caller, Family, FixedWeight, Json, Page, Security, Weight } from "./declare.ts";
import type { WireError } from "./errors.ts";
import type { Parameters, Values } from "./parameters.ts";
import type { Session } from "./session.ts";

/** What every method declares. */
export interface MethodFacts {
  /** Where it is documented, as pages say it. */
  readonly page: string;
  readonly title: string;
  readonly documented: string;
  /** Its name on the wire: "session.logon". */
  readonly method: string;
  /** How it differs from the real one, where it does. */
  readonly differs?: string;
}

/** A method that asks a page: same parameters, same answer, same refusals, same cost unless it says another. */
export interface PageMethod<Past> extends MethodFacts {
  readonly kind: "page";
  readonly asks: Page<Past>;
  /** `orders`: what it counts against the limits of orders, where the page does not. */
  readonly weight?: FixedWeight & Pick<Weight, "orders">;
}

/** A method about the connection it is called on. */
export interface ConnectionMethod<P extends Parameters = Parameters> extends MethodFacts {
  readonly kind: "connection";
  readonly security: Security;
  readonly weight: FixedWeight;
  readonly params: P;
  /** Whether it must carry a key and a signature of its own, however the connection is logged on. */
  readonly credentials: "own" | "none";
  /** Does it, and says what is answered. */
  readonly act: (session: Session, values: Values<P>, caller: Caller, x: ExchangeView) => Json | WireError;
}

/** Any method about a connection; its parameters' types are known to itself alone. */
export type AnyConnectionMethod =
  // oxlint-disable-next-line typescript/no-explicit-any -- a method's own types are private to it
  ConnectionMethod<any>;

/** Any method. */
export type Method<Past = never> = PageMethod<Past> | AnyConnectionMethod;

/** Declares a method that asks a page. */
export function pageMethod<Past>(method: Omit<PageMethod<Past>, "kind">): PageMethod<Past> {
  return { kind: "page", ...method };
}

/** Declares a method about the connection it is called on. */
export function connectionMethod<const P extends Parameters>(
  method: Omit<ConnectionMethod<P>, "kind">,
): ConnectionMethod<P> {
  return { kind: "connection", ...method };
}

/** A WebSocket API: where it is, and in whose manner it answers. */
export interface SocketApi<Past = never> {
  readonly path: string;
  /** The version its methods may be called by: "v3/order.place". */
  readonly version: string;
  readonly family: Family<Past>;
  readonly methods: readonly Method<Past>[];
  /** What connecting costs an address. */
  readonly handshakeCost: number;
}
