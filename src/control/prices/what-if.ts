// What a price would do to those who owe, without anything being done.

import type { Event } from "../../core/events.ts";
import { accountOf, assetsOf, owed, type PurseId } from "../../core/select.ts";
import {
  assess,
  isLiquidating,
  levelStatus,
  type MarginAccount,
  marginLevel,
  thresholdsOf,
} from "../../core/select-margin.ts";
import { indexOf } from "../../core/select-market.ts";
import type { ExchangeView } from "../../core/state.ts";
import type { View } from "../../core/view.ts";
import type { Json } from "../../gateway/declare.ts";
import { isWireError } from "../../gateway/errors.ts";
import { priceValue, symbolName } from "../../gateway/parameters.ts";
import type { Supposed } from "../../engine/suppose.ts";
import { comeToPrices } from "../../market/set-price.ts";
import { isPositive, minus, plus } from "../../money/arithmetic.ts";
import { asQuantity, averagePrice, settled, worth } from "../../money/convert.ts";
import { padded, plain } from "../../money/text.ts";
import { type Amount, NO_AMOUNT, NO_VALUE, type Value } from "../../money/units.ts";
import { verb } from "../declare.ts";
import { durableRead } from "../durable.ts";
import { changeTo } from "./change.ts";

/** What would become of every margin account that owes something, were a price set now. */
export const whatIf = verb({
  route: "GET /margrave/v1/whatif/{symbol}",
  line: "whatif <symbol> <price>",
  says:
    "Tells what setting a price would do to every margin account that owes something: its level and status before and after, " +
    "whether it is liquidated, what is sold and what is lost, in dollars; those that fall come first, in their order. Nothing " +
    "changes: it is done on a copy of the venue, which costs memory and time in proportion to all there is.",
  params: { symbol: symbolName, price: priceValue },
  run({ symbol, price }, { engine, house }, done) {
    durableRead(engine, done, (x, now) => {
      const change = changeTo(x, symbol, price);
      if (isWireError(change)) return change;
      const owing = owingAccounts(x);
      // The exchange is live, but stays as it is while this is told.
      const supposed = engine.suppose(now, (copy) => comeToPrices(copy, house(), [change]));
      const told = owing.map((account) => tell(x, supposed, account));
      return { symbol, price: padded(price), accounts: told.sort((a, b) => a.turn - b.turn).map(({ says }) => says) };
    });
  },
});

/** What is told of one account, and when it falls among the others. */
interface Told {
  readonly turn: number;
  readonly says: Json;
}

function tell(x: ExchangeView, { events, after }: Supposed, { purse, account, symbol }: View<MarginAccount>): Told {
  const turn = events.findIndex((event) => event.type === "LiquidationStarted" && event.purse === purse);
  const own = events.filter((event) => "purse" in event && event.purse === purse);
  const liquidated = turn >= 0 || isLiquidating(x.margin.accounts.get(purse)!);
  const before = standing(x, purse);
  const then = standing(after, purse);
  return {
    turn: turn >= 0 ? turn : events.length,
    says: {
      account: accountOf(x, account).name,
      margin: symbol === "" ? "cross" : symbol,
      before: before.shown,
      after: then.shown,
      loss: dollars(minus(before.equity, then.equity)),
      liquidated,
      ...(liquidated && { liquidation: liquidation(after, events, own) }),
    },
  };
}

/** How an account stands, and what is its owner's of it. */
function standing(x: ExchangeView, purse: PurseId): { readonly shown: Json; readonly equity: Value } {
  const account = x.margin.accounts.get(purse)!;
  const found = assess(x, purse);
  const { assets, debts } = found;
  // While an account is being liquidated it stays so, whatever its level comes to.
  const status = isLiquidating(account) ? "force-liquidation" : levelStatus(found, thresholdsOf(x, account));
  const shown = { level: padded(marginLevel(assets, debts)), status, assets: dollars(assets), debts: dollars(debts) };
  return { shown, equity: minus(assets, debts) };
}

/** What a liquidation sells and takes. */
function liquidation(after: ExchangeView, events: readonly Event[], own: readonly Event[]): Json {
  const finished = own.find((event) => event.type === "LiquidationFinished");
  let fee = NO_VALUE;
  for (const event of own) {
    // What has no price is not taken.
    if (event.type === "ClearanceFeeTaken") fee = plus(fee, worth(event.amount, indexOf(after.prices, event.asset)!));
  }
  const loan = finished === undefined ? undefined : events[events.indexOf(finished) + 1];
  return {
    finished: finished !== undefined,
    sold: own.flatMap((event) => (event.type === "OrderPlaced" && event.forced === true ? [sale(event, events)] : [])),
    clearanceFee: dollars(fee),
    shortfall: dollars(finished?.shortfall ?? NO_VALUE),
    ...(loan?.type === "LiquidationLoanGiven" && { loan: { asset: loan.asset, amount: plain(loan.amount) } }),
  };
}

/** One order of a liquidation: how much it traded, and at which price on average. */
function sale({ order, symbol, side }: Extract<Event, { type: "OrderPlaced" }>, events: readonly Event[]): Json {
  let base: Amount = NO_AMOUNT;
  let quote: Amount = NO_AMOUNT;
  for (const event of events) {
    if (event.type !== "Traded" || event.taker !== order) continue;
    base = plus(base, event.base);
    quote = plus(quote, event.quote);
  }
  return {
    symbol,
    side,
    quantity: plain(base),
    averagePrice: padded(averagePrice(quote, asQuantity(base), "half-up")),
  };
}

/** The margin accounts that owe something: by the accounts' numbers, and in the order in which each opened them. */
function owingAccounts(x: ExchangeView): View<MarginAccount>[] {
  const owes = ({ purse }: View<MarginAccount>): boolean =>
    assetsOf(x.ledger, purse).some((asset) => isPositive(owed(x.ledger, purse, asset)));
  const all = [...(x.margin.accounts.values() as Iterable<View<MarginAccount>>)];
  return all.filter(owes).sort((a, b) => a.account - b.account || a.purse - b.purse);
}

/** Dollars with eight places, cut. */
function dollars(of: Value): string {
  return padded(settled(of, "down"));
}
