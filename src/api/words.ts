// The words of the wire: Binance's spellings of what the core calls by the trade's names.

import type { LegName, OrderKind, OrderStatus, Peg, PriceMatch, Side, SideEffect, TimeInForce } from "../core/order.ts";
import type { Prevention } from "../core/listing.ts";
import type { AlgoOrder } from "../core/select.ts";
import type { LevelStatus } from "../core/select-margin.ts";
import type { FlowKind } from "../history/flow.ts";

type Word =
  | AlgoOrder["status"]
  | FlowKind
  | LevelStatus
  | Side
  | OrderKind
  | OrderStatus
  | TimeInForce
  | LegName
  | Prevention;

const spelled = new Map<string, string>();

/** A word of the core as the wire spells it: `stop-loss-limit` is STOP_LOSS_LIMIT. */
export function spell(word: Word): string {
  let known = spelled.get(word);
  if (known === undefined) spelled.set(word, (known = word.toUpperCase().replaceAll("-", "_")));
  return known;
}

/** The core's words for sides. */
export const SIDES = { BUY: "buy", SELL: "sell" } as const satisfies Record<string, Side>;

/** The core's words for order types on pairs. */
export const ORDER_TYPES = {
  LIMIT: "limit",
  MARKET: "market",
  STOP_LOSS: "stop-loss",
  STOP_LOSS_LIMIT: "stop-loss-limit",
  TAKE_PROFIT: "take-profit",
  TAKE_PROFIT_LIMIT: "take-profit-limit",
  LIMIT_MAKER: "limit-maker",
} as const satisfies Record<string, OrderKind>;

/** The core's words for times in force. */
export const TIMES_IN_FORCE = { GTC: "gtc", IOC: "ioc", FOK: "fok", GTX: "gtx" } as const satisfies Record<
  string,
  TimeInForce
>;

/** The core's words for self-trade prevention. */
export const PREVENTIONS = {
  NONE: "none",
  EXPIRE_TAKER: "expire-taker",
  EXPIRE_MAKER: "expire-maker",
  EXPIRE_BOTH: "expire-both",
  DECREMENT: "decrement",
  TRANSFER: "transfer",
} as const satisfies Record<string, Prevention>;

/** Those of them that orders on margin and on contracts may have; orders on spot may have all. */
export const COMMON_PREVENTIONS = [
  "NONE",
  "EXPIRE_TAKER",
  "EXPIRE_MAKER",
  "EXPIRE_BOTH",
] as const satisfies readonly (keyof typeof PREVENTIONS)[];

/** The core's words for side effects of margin orders. */
export const SIDE_EFFECTS = {
  NO_SIDE_EFFECT: "none",
  MARGIN_BUY: "margin-buy",
  AUTO_REPAY: "auto-repay",
  AUTO_BORROW_REPAY: "auto-borrow-repay",
} as const satisfies Record<string, SideEffect>;

/** The core's words for position sides. */
export const LEGS = { BOTH: "both", LONG: "long", SHORT: "short" } as const satisfies Record<string, LegName>;

/** The levels of the book an order on a contract may take its price from. */
export const PRICE_MATCHES = {
  NONE: undefined,
  OPPONENT: { side: "opponent", level: 1 },
  OPPONENT_5: { side: "opponent", level: 5 },
  OPPONENT_10: { side: "opponent", level: 10 },
  OPPONENT_20: { side: "opponent", level: 20 },
  QUEUE: { side: "queue", level: 1 },
  QUEUE_5: { side: "queue", level: 5 },
  QUEUE_10: { side: "queue", level: 10 },
  QUEUE_20: { side: "queue", level: 20 },
} as const satisfies Record<string, PriceMatch | undefined>;

/** Where an order's price was taken from, as the wire spells it. */
export function spellMatch(match: PriceMatch | undefined): string {
  if (match === undefined) return "NONE";
  const { side, level } = match;
  return level === 1 ? side.toUpperCase() : `${side.toUpperCase()}_${level}`;
}

/** The words of the wire that one of these tables has. */
export function keys<const O extends object>(of: O): (keyof O & string)[] {
  return Object.keys(of) as (keyof O & string)[];
}

/** The sides of pegs as Binance calls them. */
export const PEG_PRICE_TYPES = { own: "PRIMARY_PEG", opposite: "MARKET_PEG" } as const satisfies Record<
  Peg["side"],
  string
>;
