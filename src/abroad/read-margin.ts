// What a venue lends, to whom and at what price: coins, levels of fees, isolated tiers, what counts as collateral.

import { amount, price, rate, ratio, SCALE } from "../money/units.ts";
import { type Listed, say } from "./listed.ts";
import { figure, has, members, type Place, truth, under, unusable, whole, word } from "./saved.ts";

/** Reads the coins of margin. */
export function readAssets(rows: Place, into: Listed): void {
  for (const row of members(rows)) {
    const fact = {
      fullName: word(under(row, "assetFullName"), /^.{1,100}$/),
      borrowable: truth(under(row, "isBorrowable")),
      mortgageable: truth(under(row, "isMortgageable")),
      minimumBorrow: amount(figure(under(row, "userMinBorrow"), SCALE.amount)),
      minimumRepay: amount(figure(under(row, "userMinRepay"), SCALE.amount)),
    };
    say(into.assets, word(under(row, "assetName")), fact, row);
  }
}

/** Reads which pairs cross accounts trade (these rows have a number), or which have isolated accounts. */
export function readMarginPairs(rows: Place, into: Listed): void {
  for (const row of members(rows)) {
    const symbol = word(under(row, "symbol"));
    const margin = truth(under(row, "isMarginTrade"));
    if (has(row, "id")) say(into.crossPairs, symbol, { id: word(under(row, "id"), /^[0-9]{1,20}$/), margin }, row);
    else say(into.isolatedPairs, symbol, margin, row);
  }
}

/** Reads what loans of the cross account cost and how much is lent. */
export function readLoans(rows: Place, into: Listed): void {
  for (const row of members(rows)) {
    const fact = {
      borrowable: truth(under(row, "borrowable")),
      collateral: truth(under(row, "transferIn")),
      rate: rate(figure(under(row, "dailyInterest"), SCALE.rate)),
      limit: amount(figure(under(row, "borrowLimit"), SCALE.amount)),
    };
    say(into.loans, `${word(under(row, "coin"))} ${whole(under(row, "vipLevel"))}`, fact, row);
  }
}

/** Reads how much isolated accounts are lent. Interest is a coin's here, whoever owes it: that of these rows is left out. */
export function readIsolatedLimits(rows: Place, into: Listed): void {
  for (const row of members(rows)) {
    into.ignored.add("interest of isolated accounts");
    const symbol = word(under(row, "symbol"));
    const data = under(row, "data");
    const coins = members(data);
    const [base, quote] = coins;
    if (base === undefined || quote === undefined || coins.length !== 2) throw unusable(data, "two coins are needed");
    const limit = (of: Place) => amount(figure(under(of, "borrowLimit"), SCALE.amount));
    say(
      into.isolatedLimits,
      `${symbol} ${whole(under(row, "vipLevel"))}`,
      { base: limit(base), quote: limit(quote) },
      row,
    );
  }
}

/** Reads the tiers of isolated pairs. */
export function readTiers(rows: Place, into: Listed): void {
  for (const row of members(rows)) {
    const said = (name: string): bigint => figure(under(row, name), SCALE.ratio);
    const [initial, liquidation] = [said("initialRiskRatio"), said("liquidationRiskRatio")];
    if (liquidation <= 100_000_000n)
      throw unusable(under(row, "liquidationRiskRatio"), "what is owed is less than what is there");
    if (initial <= liquidation) throw unusable(row, "the initial ratio is not above that of liquidation");
    const fact = {
      multiple: ratio(said("effectiveMultiple")),
      initial: ratio(initial),
      liquidation: ratio(liquidation),
      baseLimit: amount(figure(under(row, "baseAssetMaxBorrowable"), SCALE.amount)),
      quoteLimit: amount(figure(under(row, "quoteAssetMaxBorrowable"), SCALE.amount)),
    };
    say(into.tiers, `${word(under(row, "symbol"))} ${whole(under(row, "tier"))}`, fact, row);
  }
}

/** Reads what share of a coin counts as collateral: of a ladder its first step, which is that of all but the largest accounts. */
export function readCollaterals(rows: Place, into: Listed): void {
  for (const row of members(rows)) {
    const steps = under(row, "collaterals");
    const [first, ...more] = members(steps);
    if (first === undefined) throw unusable(steps, "a share is needed");
    if (more.length > 0) into.ignored.add("collateral ratios of more than their first dollars");
    const share = ratio(figure(under(first, "discountRate"), SCALE.ratio));
    for (const name of members(under(row, "assetNames"))) say(into.collaterals, word(name), share, name);
  }
}

/** Reads what markets traded at last. */
export function readPrices(rows: Place, into: Listed): void {
  for (const row of members(rows)) {
    say(into.prices, word(under(row, "symbol")), price(figure(under(row, "price"), SCALE.price)), row);
  }
}

/** Reads indexes and marks of contracts. */
export function readIndexes(rows: Place, into: Listed): void {
  for (const row of members(rows)) {
    const fact = {
      index: price(figure(under(row, "indexPrice"), SCALE.price)),
      mark: price(figure(under(row, "markPrice"), SCALE.price)),
    };
    say(into.indexes, word(under(row, "symbol")), fact, row);
  }
}
