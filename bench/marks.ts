// A mark tick over many isolated positions: what it costs where nobody must be liquidated, where one must, and where
// a thousand must. The first must not depend on how many there are.

import type { Command } from "../src/core/commands.ts";
import type { Exchange } from "../src/core/state.ts";
import { step } from "../src/core/step.ts";
import { amountOf, priceOf } from "../src/genesis/figures.ts";
import { instant, lots } from "../src/money/units.ts";
import { median } from "./measure.ts";
import { fall, freshVenue, quiet, say } from "./ticking.ts";

const AT = instant(1_790_000_000_000);
const SYMBOL = "BTCUSD_PERP";
/** Liquidated at 29,529; the others at 20 times only at 28,686. */
const HIGH = 50;

/** Measures mark ticks over positions, of which up to a thousand are liquidated. */
export function marksBench(positions: number, rounds: number): void {
  const few = 100;
  process.stdout.write("\nmark ticks over isolated positions\n");
  const quietSmall = quiet(crowd(few, 0), rounds, tick);
  const quietLarge = quiet(crowd(positions, 0), rounds, tick);
  say(`nobody is liquidated, ${few} positions`, quietSmall, 0);
  say(`nobody is liquidated, ${positions} positions`, quietLarge, 0);
  process.stdout.write(`  ratio of the two: ${(quietLarge / quietSmall).toFixed(2)}\n`);
  for (const falling of [1, Math.min(1_000, positions)]) {
    const times: number[] = [];
    for (let round = 0; round < Math.max(1, Math.ceil(rounds / 4)); round++)
      times.push(fall(crowd(positions, falling), falling, tick, "29500"));
    say(`${falling} liquidations among ${positions} positions`, median(times), falling);
  }
}

/** A venue where accounts are long a contract each against one short, `high` of them at a high leverage. */
function crowd(positions: number, high: number): Exchange {
  const { x, act } = freshVenue(AT);
  act({ type: "ObserveMark", symbol: SYMBOL, price: priceOf("30000") });
  const short = open(x, act, "short", "100000");
  act({ type: "ChangeLeverage", account: short, symbol: SYMBOL, leverage: 1 });
  for (let nth = 0; nth < positions; nth++) {
    const account = open(x, act, `long ${nth}`, "1");
    act({ type: "ChangeMarginType", account, symbol: SYMBOL, isolated: true });
    if (nth < high) act({ type: "ChangeLeverage", account, symbol: SYMBOL, leverage: HIGH });
    act(limit(short, "sell", "30000", 1));
    act(limit(account, "buy", "30000", 1));
  }
  act(limit(short, "buy", "29500", Math.max(1, high)));
  return x;
}

function open(x: Exchange, act: (command: Command) => void, name: string, coins: string): number {
  act({ type: "OpenAccount", name, vip: 0 });
  const { account } = x.counters;
  act({ type: "Credit", to: { kind: "coinm", account }, asset: "BTC", amount: amountOf(coins) });
  return account;
}

function limit(account: number, side: "buy" | "sell", price: string, contracts: number): Command {
  return {
    type: "PlaceContractOrder",
    account,
    symbol: SYMBOL,
    side,
    kind: "limit",
    timeInForce: "gtc",
    contracts: lots(contracts),
    price: priceOf(price),
    leg: "both",
    reduceOnly: false,
    clientId: undefined,
    prevention: undefined,
  };
}

function tick(x: Exchange, price: string): number {
  const { events } = step(x, AT, { type: "ObserveMark", symbol: SYMBOL, price: priceOf(price) });
  return events!.filter(({ type }) => type === "ContractLiquidationFinished").length;
}
