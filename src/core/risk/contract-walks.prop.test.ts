// Whatever traders in contracts dare and markets do: every wallet is what came into it, longs are as many as shorts, and
// what one gained another lost, but for what rounding cuts off. The audit after each command asks about margin, calls
// and who watches what.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CoreVenue } from "../../../test/exchange.ts";
import { dare, DARING, daringVenue } from "../../../test/wishes/contract-pressure.ts";
import { ask } from "../../../test/wishes/wishes.ts";
import { atoms, count } from "../../money/units.ts";
import type { Event } from "../events.ts";
import { assetsOf, balance, CLEARING, FREE, free } from "../ledger/ledger.ts";

/** What happened to a trader's coins in contracts, by what it says of itself. */
interface Account {
  transfers: bigint;
  profit: bigint;
  funding: bigint;
  fees: bigint;
  /** What the insurance fund paid of losses beyond the margin. */
  covered: bigint;
}

function accountsOf(venue: CoreVenue): Map<string, Account> {
  const found = new Map<string, Account>();
  const of = (account: number, asset: string): Account => {
    const key = `${account} ${asset}`;
    if (!found.has(key)) found.set(key, { transfers: 0n, profit: 0n, funding: 0n, fees: 0n, covered: 0n });
    return found.get(key)!;
  };
  for (const event of venue.entries.flatMap(({ events }) => events)) note(event, of, venue);
  return found;
}

function note(event: Event, of: (account: number, asset: string) => Account, { x }: CoreVenue): void {
  switch (event.type) {
    case "Transferred":
      for (const [purse, sign] of [
        [event.from, -1n],
        [event.to, 1n],
      ] as const) {
        const { account, kind } = x.ledger.purses[purse]!;
        if (kind === "coinm") of(account, event.asset).transfers += sign * atoms(event.amount);
      }
      return;
    case "PositionChanged": {
      const account = of(event.account, event.asset);
      account.profit += atoms(event.realised);
      account.fees += atoms(event.commission);
      account.covered += atoms(event.shortfall);
      return;
    }
    case "FundingPaid": {
      if (event.account === 0) return;
      const account = of(event.account, event.asset);
      account.funding += atoms(event.funding);
      account.covered += atoms(event.shortfall);
      return;
    }
    case "ContractClearanceFeeTaken":
    case "ContractMarginForfeited":
      of(event.account, event.asset).fees += atoms(event.amount);
      break;
    default:
  }
}

/** What a trader has of a coin for contracts, in the wallet and in isolated positions. */
function walletOf({ x }: CoreVenue, account: number, asset: string): bigint {
  let sum = 0n;
  for (const purse of x.ledger.purses) {
    if (purse.account !== account || (purse.kind !== "coinm" && purse.kind !== "leg")) continue;
    if (assetsOf(x.ledger, purse.id).includes(asset)) sum += atoms(free(x.ledger, purse.id, asset));
  }
  return sum;
}

/** What open longs cost less what open shorts did, in atoms; the insurance fund's own are among them. */
function openCost({ x }: CoreVenue, asset: string): bigint {
  const held = [...x.futures.accounts.values()].flatMap(({ positions }) => [...positions.values()]);
  const all = [...held, ...[...x.futures.fund].map(([symbol, of]) => ({ symbol, ...of }))];
  let sum = 0n;
  for (const { symbol, contracts, cost } of all) {
    if (x.reference.markets.get(symbol)!.base !== asset) continue;
    if (count(contracts) > 0) sum += atoms(cost);
    else sum -= atoms(cost);
  }
  // A cost has thirteen places, an amount eight.
  return sum / 100_000n;
}

const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);

describe.each(["pays", "empty"] as const)("where the insurance fund %s", (insuranceFund) => {
  test("wallets are transfers, profit and funding less fees, and gains cancel losses", () => {
    fc.assert(
      fc.property(fc.array(dare, { maxLength: 70, size: "max" }), (acts) => {
        const venue = daringVenue(insuranceFund);
        for (const each of acts) ask(venue, each);
        const accounts = accountsOf(venue);
        for (const asset of ["BTC", "ETH"]) {
          let funding = 0n;
          for (const account of DARING.map((name) => venue.trader(name).id)) {
            const of = accounts.get(`${account} ${asset}`)!;
            expect(walletOf(venue, account, asset)).toBe(of.transfers + of.profit + of.funding - of.fees + of.covered);
            funding += of.funding;
          }
          const events = venue.entries.flatMap((entry) => entry.events);
          const fund = events.filter(
            (each) => each.type === "FundingPaid" && each.account === 0 && each.asset === asset,
          );
          for (const each of fund) if (each.type === "FundingPaid") funding += atoms(each.funding);
          const steps = events.filter(
            ({ type }) => type === "PositionChanged" || type === "FundingPaid" || type === "PositionTakenOver",
          );
          const most = BigInt(2 * steps.length + 1);
          expect(magnitude(funding)).toBeLessThanOrEqual(most);
          // Σ profit = cost of open shorts − cost of open longs, and clearing has paid it.
          const kept = atoms(balance(venue.x.ledger, CLEARING, asset, FREE)) + funding;
          expect(magnitude(kept - openCost(venue, asset))).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test("in such markets everything happens that can: calls, liquidations, takeovers and deleveraging", () => {
  const happened = new Set<string>();
  for (const insuranceFund of ["pays", "empty"] as const) {
    for (const acts of fc.sample(fc.array(dare, { minLength: 70, maxLength: 70 }), { numRuns: 25, seed: 20_260_105 })) {
      const venue = daringVenue(insuranceFund);
      venue.auditing = false;
      for (const each of acts) ask(venue, each);
      for (const { type } of venue.entries.flatMap(({ events }) => events)) happened.add(type);
    }
  }
  expect(
    [
      "ContractClearanceFeeTaken",
      "ContractLiquidationFinished",
      "ContractLiquidationStarted",
      "ContractMarginForfeited",
      "FundingPaid",
      "PositionDeleveraged",
      "PositionMarginChanged",
      "PositionTakenOver",
      "PositionsMarginCalled",
      "PositionsMarginRestored",
    ].filter((type) => !happened.has(type)),
  ).toEqual([]);
});
