// https://developers.binance.com/docs/margin_trading/account/Query-Cross-Margin-Account-Details

import { isMarket, remaining } from "../../../core/order.ts";
import {
  accountOf,
  accrued,
  free,
  held,
  locked,
  openOrdersOf,
  owed,
  principal,
  type PurseId,
} from "../../../core/select.ts";
import { assess, isLiquidating, marginAccount, marginLevel } from "../../../core/select-margin.ts";
import { indexOf, pairIndex } from "../../../core/select-market.ts";
import type { ExchangeView } from "../../../core/state.ts";
import { perIp, query } from "../../../gateway/declare.ts";
import { isPositive, isZero, minus, plus } from "../../../money/arithmetic.ts";
import { notional, priceAt, quantityOf, worth } from "../../../money/convert.ts";
import { padded, plain } from "../../../money/text.ts";
import { NO_VALUE, type Value } from "../../../money/units.ts";
import { pairOfOrder } from "../../pair-orders.ts";
import { marginAssets } from "../listings.ts";
import { valueIn } from "../valuation.ts";

/** Cross Margin Classic; Pro, which weighs positions otherwise, is not offered here. */
const CLASSIC = "MARGIN_1";

/** The cross account: its levels, its totals and every margin asset in it. */
export const queryCrossMarginAccountDetails = query({
  page: "margin_trading/account/Query-Cross-Margin-Account-Details",
  title: "Query Cross Margin Account Details",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/account",
  security: "USER_DATA",
  weight: perIp(10),
  params: {},
  differs:
    "borrowing, trading and transfers out are shown enabled until the account falls to its liquidation ratio; " +
    "the loss of open orders is what their limits lie beyond the index",
  answer(x, _p, caller) {
    const { cross } = accountOf(x, caller.account);
    const usable = !isLiquidating(marginAccount(x, cross)!);
    const found = assess(x, cross);
    const total = valueIn(x, "BTC", found.assets);
    const liability = valueIn(x, "BTC", found.debts);
    return {
      created: true,
      borrowEnabled: usable,
      marginLevel: padded(marginLevel(found.assets, found.debts)),
      collateralMarginLevel: plain(marginLevel(found.collateral, found.debts)),
      totalAssetOfBtc: padded(total),
      totalLiabilityOfBtc: padded(liability),
      totalNetAssetOfBtc: padded(minus(total, liability)),
      TotalCollateralValueInUSDT: plain(valueIn(x, "USDT", found.collateral)),
      totalOpenOrderLossInUSDT: plain(valueIn(x, "USDT", openOrderLoss(x, cross))),
      tradeEnabled: usable,
      transferInEnabled: true,
      transferOutEnabled: usable,
      accountType: CLASSIC,
      userAssets: crossAssets(x, cross).map((name) => assetRow(x, cross, name)),
    };
  },
});

/** The margin assets, and those that are none any more of which something is left or owed. */
function crossAssets(x: ExchangeView, purse: PurseId): string[] {
  const listed = new Set(marginAssets(x).map(({ name }) => name));
  const isLeft = (name: string) => !isZero(held(x.ledger, purse, name)) || !isZero(owed(x.ledger, purse, name));
  return [...x.reference.assets.keys()].filter((name) => listed.has(name) || isLeft(name));
}

function assetRow(x: ExchangeView, purse: PurseId, asset: string) {
  const owes = { principal: principal(x.ledger, purse, asset), interest: accrued(x.ledger, purse, asset) };
  const has = { free: free(x.ledger, purse, asset), locked: locked(x.ledger, purse, asset) };
  return {
    asset,
    borrowed: padded(owes.principal),
    free: padded(has.free),
    interest: padded(owes.interest),
    locked: padded(has.locked),
    netAsset: padded(minus(minus(plus(has.free, has.locked), owes.principal), owes.interest)),
  };
}

/** What open orders lose against the index if they are filled at their limits; those without one lose nothing yet. */
function openOrderLoss(x: ExchangeView, purse: PurseId): Value {
  let loss = NO_VALUE;
  for (const order of openOrdersOf(x.orders, purse)) {
    const pair = pairOfOrder(x, order);
    const index = pairIndex(x.prices, pair);
    const quote = indexOf(x.prices, pair.quote);
    if (isMarket(order.kind) || index === undefined || quote === undefined) continue;
    const limit = priceAt(order.ticks, pair.filters.price.tick);
    const beyond = order.side === "buy" ? minus(limit, index) : minus(index, limit);
    if (!isPositive(beyond)) continue;
    const size = quantityOf(remaining(order), pair.filters.lot.step);
    loss = plus(loss, worth(notional(beyond, size, "up"), quote));
  }
  return loss;
}
