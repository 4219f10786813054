import { expect, test } from "vitest";
import { openCore, stateText, type CoreVenue } from "../../../test/exchange.ts";
import type { PairDesk } from "../../../test/exchange/pair-desk.ts";
import { decode } from "../../journal/codec.ts";
import { HOUR } from "../../money/units.ts";
import { type Portrait, revive } from "../portrait.ts";

/** Lends dollars at 0.01 % an hour to somebody who pays interest in BNB, at 300 dollars. */
function burner(): { venue: CoreVenue; cross: PairDesk; burns: (interest: boolean) => void } {
  const venue = openCore({ rates: { USDT: "0.0024", BNB: "0.0024" } });
  const ann = venue.trader("ann");
  const burns = (interest: boolean): void =>
    void venue.perform({ type: "SwitchBurn", account: ann.id, commission: undefined, interest });
  burns(true);
  return { venue, cross: ann.cross.has("10000", "USDT"), burns };
}

test("interest is owed in BNB at the index, less a twentieth, also by who has none", () => {
  const { venue, cross } = burner();
  cross.borrows("1000", "USDT");
  // 0.1 × 0.95 ÷ 300 = 0.000316666…, rounded up.
  expect([cross.interest("USDT"), cross.interest("BNB")]).toEqual(["0", "0.00031667"]);
  expect([cross.principal("BNB"), cross.free("BNB")]).toEqual(["0", "0"]);
  expect(venue.happened("InterestCharged")).toMatchObject([
    { asset: "BNB", convertedFrom: "USDT", principal: 100_000_000_000n, interest: 31_667n, cause: "on-borrow" },
  ]);
  // An hour later a BNB is worth 250: 0.1 × 0.95 ÷ 250 = 0.00038.
  venue.index("BNB", "250");
  venue.passes(1, HOUR);
  expect(cross.interest("BNB")).toBe("0.00069667");
});

test("a debt of interest alone counts in the level, costs nothing itself, and is paid back like any other", () => {
  const { venue, cross } = burner();
  cross.borrows("1000", "USDT");
  cross.repays("1000", "USDT");
  venue.passes(48, HOUR);
  expect(cross.owes("BNB")).toBe("0.00031667");
  // 10000 against 0.00031667 × 300 = 0.095001: far more than is ever shown.
  expect(cross.level).toBe("999");
  venue.index("BNB", "1000000");
  expect(cross.level).toBe("31.57861496");
  // And while it is there, twice as much stays.
  expect(cross.maxOut("USDT")).toBe("9366.66");
  cross.has("1", "BNB").repays("0.00031667", "BNB");
  expect([cross.owes("BNB"), cross.free("BNB"), cross.level]).toEqual(["0", "0.99968333", "999"]);
});

test("what was charged in the loan's own coin stays so, and after switching back so is what comes", () => {
  const { venue, cross, burns } = burner();
  burns(false);
  cross.borrows("1000", "USDT");
  burns(true);
  venue.passes(1, HOUR);
  burns(false);
  venue.passes(1, HOUR);
  expect([cross.interest("USDT"), cross.interest("BNB")]).toEqual(["0.2", "0.00031667"]);
});

test("a loan of BNB has its discount too, and one debt of both", () => {
  const { venue, cross } = burner();
  cross.borrows("10", "BNB");
  cross.borrows("1000", "USDT");
  // 10 × 0.0001 × 0.95, and the dollars' 0.00031667.
  expect([cross.principal("BNB"), cross.interest("BNB")]).toEqual(["10", "0.00126667"]);
  cross.has("1", "BNB").repays("10.00126667", "BNB");
  venue.passes(1, HOUR);
  expect([cross.principal("BNB"), cross.interest("BNB")]).toEqual(["0", "0.00031667"]);
});

test("isolated accounts owe in the coin of the loan whatever the switch says", () => {
  const { venue } = burner();
  const isolated = venue.trader("ann").isolated("BNBUSDT").has("1000", "USDT");
  isolated.borrows("1000", "USDT");
  expect([isolated.interest("USDT"), isolated.interest("BNB")]).toEqual(["0.1", "0"]);
});

test("the switch and the debt are there after a revival", () => {
  const { venue, cross } = burner();
  cross.borrows("1000", "USDT");
  const again = revive(decode(stateText(venue.x)) as Portrait);
  expect(stateText(again)).toBe(stateText(venue.x));
  expect(again.accounts.byId.get(1)!.burnsInterest).toBe(true);
});

test("nobody switches for an account that does not exist", () => {
  const { venue } = burner();
  expect(() => venue.perform({ type: "SwitchBurn", account: 99, commission: true, interest: undefined })).toThrow(
    "unknown-account",
  );
});
