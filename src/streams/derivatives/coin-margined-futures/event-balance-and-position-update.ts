// https://developers.binance.com/docs/derivatives/coin-margined-futures/user-data-streams/Event-Balance-and-Position-Update

import { accountCode } from "../../../core/ids.ts";
import type { LegName } from "../../../core/order.ts";
import { assessCoin, figuresOf, futuresOf, legNames, positionOf, settingIn } from "../../../core/select-futures.ts";
import { contractOf } from "../../../core/select-market.ts";
import type { ExchangeView } from "../../../core/state.ts";
import { breakEvenPrice } from "../../../money/inverse.ts";
import { padded } from "../../../money/text.ts";
import { type Amount, count, NO_AMOUNT } from "../../../money/units.ts";
import type { DeskEvent } from "../../declare.ts";
import { coinText, entryText } from "./figures.ts";

/** Why an account's balances and positions changed; the other reasons of the documentation do not occur here. */
export type ChangeReason =
  | "ORDER"
  | "FUNDING_FEE"
  | "DEPOSIT"
  | "WITHDRAW"
  | "ADMIN_DEPOSIT"
  | "ADJUSTMENT"
  | "INSURANCE_CLEAR"
  | "MARGIN_TRANSFER"
  | "MARGIN_TYPE_CHANGE";

/** A change of an account: what it was, and whom it concerns. */
export interface AccountChange {
  readonly account: number;
  readonly reason: ChangeReason;
  /** By coin: what came to the wallet (below zero: left it) beyond profit and commission. */
  readonly balances: ReadonlyMap<string, Amount>;
  /** The contracts whose legs are shown, or one leg alone; undefined where positions are none of it. */
  readonly positions: readonly { readonly symbol: string; readonly leg?: LegName }[] | undefined;
}

/** An account's balances or positions have changed. */
export const balanceAndPositionUpdate: DeskEvent<readonly [change: AccountChange]> = {
  page: "derivatives/coin-margined-futures/user-data-streams/Event-Balance-and-Position-Update",
  title: "Event: Balance and Position Update",
  documented: "2026-01-15",
  differs:
    "an order is told of once, after what it did, with the coins it touched and every contract the account has a position in " +
    "or has just left, of a hedged account BOTH too; MARGIN_TRANSFER and MARGIN_TYPE_CHANGE show their contract alone, " +
    "transfers and fees none; " +
    "funding of a crossed position has no P at all. Coins the operator gives are an ADMIN_DEPOSIT, the clearance fee and " +
    "what is left of the margin of contracts the insurance fund takes over are INSURANCE_CLEAR, what the fund pays of a " +
    "loss is in bc of its ORDER, a position that is delivered is an ADJUSTMENT; ADMIN_WITHDRAW, ASSET_TRANSFER and " +
    "COIN_SWAP_DEPOSIT and COIN_SWAP_WITHDRAW do not occur",
  stream: "coinm",
  name: "ACCOUNT_UPDATE",
  render(x, { account, reason, balances, positions }) {
    const rows = positions?.flatMap(({ symbol, leg }) =>
      (leg === undefined ? legsShown(x, account) : [leg]).map((each) => positionRow(x, account, symbol, each)),
    );
    return {
      e: "ACCOUNT_UPDATE",
      E: count(x.at),
      T: count(x.at),
      i: accountCode(x.seed, account),
      a: {
        m: reason,
        B: [...balances].map(([asset, change]) => balanceRow(x, account, asset, change)),
        ...(rows === undefined ? {} : { P: rows }),
      },
    };
  },
};

/** The contracts an account has positions in, and those of some more, by name. */
export function contractsOf(x: ExchangeView, account: number, besides: Iterable<string>): string[] {
  const names = new Set(besides);
  for (const { symbol, contracts } of futuresOf(x.futures, account).positions.values()) {
    if (count(contracts) !== 0) names.add(symbol);
  }
  return [...names].toSorted();
}

function balanceRow(x: ExchangeView, account: number, asset: string, change: Amount) {
  const { wallet, crossWallet } = assessCoin(x, account, asset);
  return { a: asset, wb: padded(wallet), cw: padded(crossWallet), bc: coinText(change) };
}

function legsShown(x: ExchangeView, account: number): LegName[] {
  return [...new Set<LegName>(["both", ...legNames(x, account)])];
}

function positionRow(x: ExchangeView, account: number, symbol: string, leg: LegName) {
  const figures = figuresOf(x, account, contractOf(x, symbol)!, leg);
  const { isolated } = settingIn(x, account, symbol);
  const entry = figures?.entry;
  const { contracts, realised } = positionOf(x.futures, account, symbol, leg);
  const held = count(contracts) < 0 ? "short" : "long";
  const { coinTaker } = x.reference.settings!;
  return {
    s: symbol,
    pa: String(count(contracts)),
    ep: entryText(entry),
    bep: entryText(entry === undefined ? undefined : breakEvenPrice(held, entry, coinTaker, "half-up")),
    cr: coinText(realised),
    up: coinText(figures?.unrealised ?? NO_AMOUNT),
    mt: isolated ? "isolated" : "cross",
    iw: isolated ? padded(figures?.isolatedWallet ?? NO_AMOUNT) : "0",
    ps: leg.toUpperCase(),
  };
}
