// https://developers.binance.com/docs/margin_trading/account/Query-Isolated-Margin-Account-Info

import type { Pair } from "../../../core/listing.ts";
import { accountOf, accrued, free, locked, principal, type PurseId } from "../../../core/select.ts";
import {
  assess,
  isLiquidating,
  liquidationPriceOf,
  marginAccount,
  marginLevel,
  tierOf,
} from "../../../core/select-margin.ts";
import { lendsInIsolated, pairIndex, pairOf } from "../../../core/select-market.ts";
import type { ExchangeView } from "../../../core/state.ts";
import type { View } from "../../../core/view.ts";
import { perIp, query } from "../../../gateway/declare.ts";
import { wireError } from "../../../gateway/errors.ts";
import { commaList, optional } from "../../../gateway/parameters.ts";
import { minus, plus } from "../../../money/arithmetic.ts";
import { percentChange } from "../../../money/convert.ts";
import { padded, plain } from "../../../money/text.ts";
import { type Amount, NO_AMOUNT, NO_VALUE } from "../../../money/units.ts";
import { NO_PRICE, NO_RATIO } from "../../absent-figures.ts";
import { inBtc, valueIn } from "../valuation.ts";
import { spell } from "../../words.ts";

/** The most pairs one call may name. */
const MOST_SYMBOLS = 5;

/** Isolated accounts with their levels: all that exist, with totals in BTC; or those of some pairs, without. */
export const queryIsolatedMarginAccountInfo = query({
  page: "margin_trading/account/Query-Isolated-Margin-Account-Info",
  title: "Query Isolated Margin Account Info",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/isolated/account",
  security: "USER_DATA",
  weight: perIp(10),
  params: { symbols: optional(commaList(MOST_SYMBOLS)) },
  differs: "figures end at their last digit, as in live answers, unless the quirk isolatedFigures is padded",
  answer(x, p, caller) {
    const { isolated } = accountOf(x, caller.account);
    if (p.symbols === undefined) {
      const rows = [...isolated].map(([symbol, purse]) => ({ pair: pairOf(x, symbol)!, purse }));
      return { assets: rows.map(({ pair, purse }) => accountRow(x, pair, purse)), ...totals(x, rows) };
    }
    const asked = [...new Set(p.symbols)].map((symbol) => ({ pair: pairOf(x, symbol), purse: isolated.get(symbol) }));
    if (asked.some(({ pair }) => pair === undefined)) return wireError("BAD_SYMBOL");
    return {
      assets: asked.map(({ pair, purse }) => (purse === undefined ? emptyRow(x, pair!) : accountRow(x, pair!, purse))),
    };
  },
});

function accountRow(x: ExchangeView, pair: View<Pair>, purse: PurseId) {
  const account = marginAccount(x, purse)!;
  const found = assess(x, purse);
  const tier = tierOf(x, pair, purse);
  const index = pairIndex(x.prices, pair) ?? NO_PRICE;
  const liquidation = liquidationPriceOf(x, pair, purse);
  return {
    baseAsset: assetRow(x, purse, { pair, asset: pair.base }),
    quoteAsset: assetRow(x, purse, { pair, asset: pair.quote }),
    symbol: pair.symbol,
    isolatedCreated: true,
    enabled: account.enabled,
    marginLevel: shown(x, marginLevel(found.assets, found.debts)),
    marginLevelStatus: spell(account.status),
    marginRatio: shown(x, tier.multiple),
    indexPrice: shown(x, index),
    liquidatePrice: shown(x, liquidation ?? NO_PRICE),
    liquidateRate: shown(
      x,
      liquidation === undefined || index === NO_PRICE ? NO_RATIO : percentChange(index, liquidation, "half-up"),
    ),
    tradeEnabled: account.enabled && !isLiquidating(account) && pair.isolated && pair.status === "trading",
  };
}

/** A pair that was never used still has a full row: live clients see it so. */
function emptyRow(x: ExchangeView, pair: View<Pair>) {
  const tier = pair.tiers[0];
  return {
    baseAsset: amounts(x, { pair, asset: pair.base }, NOTHING),
    quoteAsset: amounts(x, { pair, asset: pair.quote }, NOTHING),
    symbol: pair.symbol,
    isolatedCreated: false,
    enabled: false,
    marginLevel: shown(x, marginLevel(NO_VALUE, NO_VALUE)),
    marginLevelStatus: "EXCESSIVE",
    marginRatio: shown(x, tier?.multiple ?? NO_RATIO),
    indexPrice: shown(x, pairIndex(x.prices, pair) ?? NO_PRICE),
    liquidatePrice: shown(x, NO_PRICE),
    liquidateRate: shown(x, NO_RATIO),
    tradeEnabled: false,
  };
}

interface Balances {
  readonly free: Amount;
  readonly locked: Amount;
  readonly principal: Amount;
  readonly interest: Amount;
}

const NOTHING: Balances = { free: NO_AMOUNT, locked: NO_AMOUNT, principal: NO_AMOUNT, interest: NO_AMOUNT };

/** One of a pair's two coins. */
interface Coin {
  readonly pair: View<Pair>;
  readonly asset: string;
}

function assetRow(x: ExchangeView, purse: PurseId, coin: Coin) {
  const { asset } = coin;
  return amounts(x, coin, {
    free: free(x.ledger, purse, asset),
    locked: locked(x.ledger, purse, asset),
    principal: principal(x.ledger, purse, asset),
    interest: accrued(x.ledger, purse, asset),
  });
}

function amounts(x: ExchangeView, { pair, asset }: Coin, of: Balances) {
  const total = plus(of.free, of.locked);
  const net = minus(minus(total, of.principal), of.interest);
  return {
    asset,
    borrowEnabled: lendsInIsolated(x, pair) && isBorrowable(x, asset),
    borrowed: shown(x, of.principal),
    free: shown(x, of.free),
    interest: shown(x, of.interest),
    locked: shown(x, of.locked),
    netAsset: shown(x, net),
    netAssetOfBtc: shown(x, inBtc(x, asset, net)),
    repayEnabled: true,
    totalAsset: shown(x, total),
  };
}

function totals(x: ExchangeView, rows: readonly { readonly purse: PurseId }[]) {
  let assets = NO_VALUE;
  let debts = NO_VALUE;
  for (const { purse } of rows) {
    const found = assess(x, purse);
    assets = plus(assets, found.assets);
    debts = plus(debts, found.debts);
  }
  const total = valueIn(x, "BTC", assets);
  const liability = valueIn(x, "BTC", debts);
  return {
    totalAssetOfBtc: shown(x, total),
    totalLiabilityOfBtc: shown(x, liability),
    totalNetAssetOfBtc: shown(x, minus(total, liability)),
  };
}

function isBorrowable(x: ExchangeView, asset: string): boolean {
  return x.reference.assets.get(asset)?.borrowable === true;
}

/** A figure as live answers have it, or as the documentation has it: the venue's choice. */
function shown(x: ExchangeView, figure: Parameters<typeof plain>[0]): string {
  return x.reference.settings!.isolatedFigures === "padded" ? padded(figure) : plain(figure);
}
