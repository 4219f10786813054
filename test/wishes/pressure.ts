// Random traders who borrow all they may in markets that move a lot: margin runs short all the time, and liquidations
// find half the takers they need.

import fc from "fast-check";
import type { ExchangeView } from "../../src/core/state.ts";
import { nextDue, purseOf } from "../../src/core/select.ts";
import { indexOf } from "../../src/core/select-market.ts";
import { maxBorrowable, maxTransferable } from "../../src/core/select-margin.ts";
import { later } from "../../src/money/arithmetic.ts";
import { type Amount, amount, atoms, count, MINUTE, NO_AMOUNT, price, span } from "../../src/money/units.ts";
import type { PurseName } from "../../src/core/commands.ts";
import { debtor, type Wish, wishFrom } from "./figures.ts";
import { oco, order, oto } from "./orders.ts";
import { wish } from "./wishes.ts";

const coin = fc.constantFrom("USDT", "BTC", "ETH", "BNB");

/** A limit of a purse's, where it has a margin account. */
function most(
  x: ExchangeView,
  purse: PurseName,
  limit: (of: NonNullable<ReturnType<typeof x.margin.accounts.get>>) => Amount,
): Amount {
  const account = x.margin.accounts.get(purseOf(x, purse) ?? -1);
  return account === undefined ? NO_AMOUNT : limit(account);
}

/** The base of an isolated account's pair or its quote, whichever is wanted, else any coin. */
function coinFor(purse: PurseName, wanted: string): string {
  if (purse.kind !== "isolated" || purse.symbol.startsWith(wanted)) return wanted;
  return purse.symbol.endsWith("BTC") ? "BTC" : "USDT";
}

const borrows = wishFrom(
  fc.record({ purse: debtor, coin, percent: fc.constantFrom(30, 90, 100) }),
  function borrows(w, x) {
    const asset = coinFor(w.purse, w.coin);
    const limit = atoms(most(x, w.purse, (account) => maxBorrowable(x, account, asset).amount));
    return { type: "Borrow", purse: w.purse, asset, amount: amount((limit * BigInt(w.percent)) / 100n) };
  },
);
const takesOut = wishFrom(fc.record({ purse: debtor, coin }), function takesOut(w, x) {
  const to = { kind: "spot", account: w.purse.account } as const;
  const limit = most(x, w.purse, (account) => maxTransferable(x, account, w.coin));
  return { type: "Transfer", from: w.purse, to, asset: w.coin, amount: limit };
});
const moves = wishFrom(
  fc.record({ asset: fc.constantFrom("BTC", "ETH", "BNB", "USDC"), by: fc.integer({ min: 85, max: 115 }) }),
  function moves(w, x) {
    const now = atoms(indexOf(x.prices, w.asset)!);
    return { type: "ObserveIndex", asset: w.asset, price: price((now * BigInt(w.by)) / 100n) };
  },
);
/** Up to a day and a half, or as far as something is due. */
const waits = wishFrom(fc.integer({ min: 1, max: 2_000 }), function waits(minutes, x) {
  const to = later(x.at, span(minutes * count(MINUTE)));
  const due = nextDue(x);
  return { type: "AdvanceTime", to: due !== undefined && due < to ? due : to };
});

/** Anything, and mostly what brings accounts to their ends. */
export const pressing: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 10, arbitrary: wish },
  { weight: 6, arbitrary: order },
  { weight: 3, arbitrary: oco },
  { weight: 3, arbitrary: oto },
  { weight: 6, arbitrary: borrows },
  { weight: 6, arbitrary: moves },
  { weight: 2, arbitrary: takesOut },
  { weight: 4, arbitrary: waits },
);
