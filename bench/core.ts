// Core commands with ledger, margin checks and events: what one thread decides a second, without
// the wire and the journal.

import { audit } from "../src/core/audit.ts";
import type { Command } from "../src/core/commands.ts";
import { emptyExchange, type Exchange } from "../src/core/state.ts";
import { step } from "../src/core/step.ts";
import { genesis, MAKER_ACCOUNT, TAPE_ACCOUNT } from "../src/genesis/default.ts";
import { amountOf } from "../src/genesis/figures.ts";
import { houseOf, quote } from "../src/market/makers.ts";
import { seeded } from "../src/market/prng.ts";
import { instant, price, quantity } from "../src/money/units.ts";
import { median, report } from "./measure.ts";

const AT = instant(1_790_000_000_000);
const TRADERS = 10;

/** Measures a mix of orders that rest, orders that trade, and cancels, from isolated accounts with debt. */
export function coreBench(commands: number, rounds: number): void {
  const rates: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const x = market();
    run(x, Math.ceil(commands / 4));
    const began = process.hrtime.bigint();
    const { refused, traded } = run(x, commands);
    rates.push(commands / (Number(process.hrtime.bigint() - began) / 1e9));
    if (audit(x).length > 0) throw new Error("the exchange is not sound after the run");
    if (refused > commands / 10 || traded < commands / 20) throw new Error("the mix is not what it is meant to be");
  }
  report(
    "core: orders and cancels of isolated accounts with debt, events and ledger included",
    [{ name: "step()", perSecond: median(rates) }],
    "",
  );
}

function market(): Exchange {
  const x = emptyExchange();
  const act = (command: Command): void => {
    const { rejection } = step(x, AT, command);
    if (rejection !== undefined && rejection.reason !== "no-open-orders")
      throw new Error(`${command.type}: ${rejection.reason}`);
  };
  for (const command of genesis({ seed: 1, at: AT, house: true })) act(command);
  const house = houseOf(x, { maker: MAKER_ACCOUNT, tape: TAPE_ACCOUNT })!;
  for (const command of quote(x, house, "BTCUSDT")) act(command);
  for (let account = 1; account <= TRADERS; account++) {
    const isolated = { kind: "isolated", account, symbol: "BTCUSDT" } as const;
    act({ type: "Transfer", from: { kind: "spot", account }, to: isolated, asset: "USDT", amount: amountOf("90000") });
    act({ type: "Transfer", from: { kind: "spot", account }, to: isolated, asset: "BTC", amount: amountOf("4") });
    act({ type: "Borrow", purse: isolated, asset: "USDT", amount: amountOf("20000") });
  }
  return x;
}

function run(x: Exchange, commands: number): { readonly refused: number; readonly traded: number } {
  const draw = seeded(7);
  const open: number[][] = Array.from({ length: TRADERS + 1 }, () => []);
  let refused = 0;
  let traded = 0;
  for (let nth = 0; nth < commands; nth++) {
    const account = 1 + draw(TRADERS);
    const own = open[account]!;
    const purse = { kind: "isolated", account, symbol: "BTCUSDT" } as const;
    const cancels = own.length > 100 || (own.length > 0 && draw(100) < 42);
    const command: Command = cancels
      ? {
          type: "CancelOrder",
          purse,
          symbol: "BTCUSDT",
          order: { id: own.pop()! },
          cancelId: undefined,
          onlyIf: undefined,
        }
      : order(purse, draw);
    const { events } = step(x, AT, command);
    if (events === undefined) refused++;
    else {
      for (const event of events) {
        if (event.type === "OrderRested") own.push(event.order);
        else if (event.type === "Traded") traded++;
      }
    }
  }
  return { refused, traded };
}

/** A limit order within a dollar of the middle: most rest, some meet another trader's. */
function order(
  purse: { readonly kind: "isolated"; readonly account: number; readonly symbol: string },
  draw: (below: number) => number,
): Command {
  const side = draw(2) === 0 ? "buy" : "sell";
  const away = draw(120) - 20;
  const cents = 3_000_000 + (side === "buy" ? -away : away);
  return {
    type: "PlaceOrder",
    purse,
    symbol: "BTCUSDT",
    side,
    kind: "limit",
    timeInForce: "gtc",
    quantity: quantity(BigInt(20 + draw(60)) * 1_000n),
    quoteQuantity: undefined,
    price: price(BigInt(cents) * 1_000_000n),
    stopPrice: undefined,
    trailingDelta: undefined,
    icebergQuantity: undefined,
    clientId: undefined,
    prevention: undefined,
    sideEffect: "none",
    repayAtCancel: false,
  };
}
