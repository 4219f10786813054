// Transfers between wallets by the names of their types: which purse the money leaves and which it
// reaches, and the types that are about wallets nobody has here.

import type { PurseName } from "../../core/commands.ts";
import type { Caller } from "../../gateway/declare.ts";
import { wireError, type WireError } from "../../gateway/errors.ts";
import { oneOf, optional, symbolName, type Values } from "../../gateway/parameters.ts";

/** From which purse to which, by type. The last two are in no documentation: ccxt sends them. */
const SERVED = {
  MAIN_MARGIN: { from: "spot", to: "cross" },
  MARGIN_MAIN: { from: "cross", to: "spot" },
  MAIN_CMFUTURE: { from: "spot", to: "coinm" },
  CMFUTURE_MAIN: { from: "coinm", to: "spot" },
  MARGIN_CMFUTURE: { from: "cross", to: "coinm" },
  CMFUTURE_MARGIN: { from: "coinm", to: "cross" },
  ISOLATEDMARGIN_MARGIN: { from: "isolated", to: "cross" },
  MARGIN_ISOLATEDMARGIN: { from: "cross", to: "isolated" },
  ISOLATEDMARGIN_ISOLATEDMARGIN: { from: "isolated", to: "isolated" },
  MAIN_ISOLATED_MARGIN: { from: "spot", to: "isolated" },
  ISOLATED_MARGIN_MAIN: { from: "isolated", to: "spot" },
} as const satisfies Record<string, { readonly from: PurseName["kind"]; readonly to: PurseName["kind"] }>;

/** Types of USDⓈ-M, funding, option and portfolio wallets. */
const OF_OTHER_WALLETS = [
  "MAIN_UMFUTURE",
  "UMFUTURE_MAIN",
  "UMFUTURE_MARGIN",
  "MARGIN_UMFUTURE",
  "MAIN_FUNDING",
  "FUNDING_MAIN",
  "FUNDING_UMFUTURE",
  "UMFUTURE_FUNDING",
  "MARGIN_FUNDING",
  "FUNDING_MARGIN",
  "FUNDING_CMFUTURE",
  "CMFUTURE_FUNDING",
  "MAIN_OPTION",
  "OPTION_MAIN",
  "UMFUTURE_OPTION",
  "OPTION_UMFUTURE",
  "MARGIN_OPTION",
  "OPTION_MARGIN",
  "FUNDING_OPTION",
  "OPTION_FUNDING",
  "MAIN_PORTFOLIO_MARGIN",
  "PORTFOLIO_MARGIN_MAIN",
] as const;

type ServedType = keyof typeof SERVED;

/** What both pages say of a transfer: its type, and the pairs of the isolated accounts it is between. */
export const transferRoute = {
  type: oneOf([...(Object.keys(SERVED) as ServedType[]), ...OF_OTHER_WALLETS]),
  fromSymbol: optional(symbolName),
  toSymbol: optional(symbolName),
} as const;

/** What the two pages do not have of the real ones. */
export const MISSING_WALLETS =
  "types of USDⓈ-M, funding, option and portfolio wallets are refused: nobody has one here";

/** The purses a transfer is between, or why there are none such. */
export function transferPurses(
  caller: Caller,
  route: Values<typeof transferRoute>,
): { readonly from: PurseName; readonly to: PurseName } | WireError {
  if (!isServed(route.type)) return wireError("NOT_SERVED");
  const { from, to } = SERVED[route.type];
  if (from === "isolated" && route.fromSymbol === undefined) return wireError("MISSING", { name: "fromSymbol" });
  if (to === "isolated" && route.toSymbol === undefined) return wireError("MISSING", { name: "toSymbol" });
  return { from: purse(from, caller, route.fromSymbol), to: purse(to, caller, route.toSymbol) };
}

/** Whether a type moves money to the wallet of contracts. */
export function isIntoContracts({ type }: Values<typeof transferRoute>): boolean {
  return isServed(type) && SERVED[type].to === "coinm";
}

function isServed(type: string): type is ServedType {
  return Object.hasOwn(SERVED, type);
}

function purse(kind: PurseName["kind"], { account }: Caller, symbol: string | undefined): PurseName {
  return kind === "isolated" ? { kind, account, symbol: symbol! } : { kind, account };
}
