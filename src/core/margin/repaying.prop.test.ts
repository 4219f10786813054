// Repaying never pays: not in parts, not late, not in another coin.

import fc from "fast-check";
import { expect, test } from "vitest";
import { openCore, type CoreVenue } from "../../../test/exchange.ts";
import type { PairDesk } from "../../../test/exchange/pair-desk.ts";
import { amountOf } from "../../genesis/figures.ts";
import { plain } from "../../money/text.ts";
import { amount, atoms, HOUR } from "../../money/units.ts";

const cents = fc.integer({ min: 1, max: 1_000_000 }).map((many) => BigInt(many) * 1_000_000n + 7n);
const daily = fc.integer({ min: 1, max: 10_000_000 }).map((many) => `0.${String(many).padStart(10, "0")}`);

function debtor(rate: string, burns: boolean): { venue: CoreVenue; cross: PairDesk } {
  const venue = openCore({ rates: { USDT: rate } });
  const ann = venue.trader("ann");
  venue.perform({ type: "SwitchBurn", account: ann.id, commission: undefined, interest: burns });
  return { venue, cross: ann.cross.has("1000000", "USDT").has("100", "BNB") };
}

/** What somebody pays in all who repays parts at the given hours and then the rest. */
function paid(rate: string, burns: boolean, lent: bigint, hours: number, parts: readonly bigint[]): [bigint, bigint] {
  const { venue, cross } = debtor(rate, burns);
  cross.borrows(plain(amount(lent)), "USDT");
  for (const part of parts) {
    const owes = atoms(amountOf(cross.owes("USDT")));
    if (part < owes) cross.repays(plain(amount(part)), "USDT");
  }
  venue.passes(hours, HOUR);
  for (const asset of ["USDT", "BNB"]) if (cross.owes(asset) !== "0") cross.repays(cross.owes(asset), asset);
  expect([cross.owes("USDT"), cross.owes("BNB")]).toEqual(["0", "0"]);
  return [
    atoms(amountOf("1000000")) - atoms(amountOf(cross.free("USDT"))),
    atoms(amountOf("100")) - atoms(amountOf(cross.free("BNB"))),
  ];
}

test("at one moment, what is repaid in parts costs just as much as what is repaid at once", () => {
  fc.assert(
    fc.property(cents, daily, fc.boolean(), fc.array(cents, { maxLength: 6 }), (lent, rate, burns, parts) => {
      expect(paid(rate, burns, lent, 0, parts)).toEqual(paid(rate, burns, lent, 0, []));
    }),
    { numRuns: 100 },
  );
});

test("what is borrowed in parts never costs less an hour than what is borrowed at once, with BNB or without", () => {
  fc.assert(
    fc.property(
      fc.array(cents, { minLength: 2, maxLength: 5 }),
      daily,
      fc.boolean(),
      fc.integer({ min: 0, max: 30 }),
      (parts, rate, burns, hours) => {
        const costs = (loans: readonly bigint[]): bigint => {
          const { venue, cross } = debtor(rate, burns);
          for (const loan of loans) cross.borrows(plain(amount(loan)), "USDT");
          venue.passes(hours, HOUR);
          return atoms(amountOf(cross.interest(burns ? "BNB" : "USDT")));
        };
        expect(costs(parts) >= costs([parts.reduce((all, part) => all + part)])).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

test("who repays early never pays more than who repays late, and nobody ever owes less than nothing", () => {
  fc.assert(
    fc.property(cents, daily, fc.boolean(), fc.array(cents, { maxLength: 4 }), (lent, rate, burns, parts) => {
      // The venue of a test audits signs and conservation after every command.
      const [early, earlyBurn] = paid(rate, burns, lent, 5, parts);
      const [late, lateBurn] = paid(rate, burns, lent, 5, []);
      expect(early <= late && earlyBurn <= lateBurn).toBe(true);
    }),
    { numRuns: 60 },
  );
});
