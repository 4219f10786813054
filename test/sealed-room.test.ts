// The core runs in a room without windows: every way in which a clock, chance or the machine could
// get in throws, and an exchange lives through a busy day all the same. The compiler and the rules
// between rooms say that it must; this shows that it does.

import { expect, test } from "vitest";
import { audit } from "../src/core/audit.ts";
import type { Command, PurseName } from "../src/core/commands.ts";
import { portray } from "../src/core/portrait.ts";
import { nextDue } from "../src/core/select.ts";
import { emptyExchange, type Exchange } from "../src/core/state.ts";
import { step } from "../src/core/step.ts";
import { DEMO_ACCOUNTS, genesis } from "../src/genesis/default.ts";
import { encode } from "../src/journal/codec.ts";
import { type House, quote } from "../src/market/makers.ts";
import { seeded } from "../src/market/prng.ts";
import { higher, later } from "../src/money/arithmetic.ts";
import { amount, HOUR, type Instant, instant, lots, price, quantity, SECOND } from "../src/money/units.ts";

/** What a scenario came to. */
interface Day {
  readonly x: Exchange;
  readonly accepted: number;
  readonly happened: ReadonlyMap<string, number>;
}

/** Names of the language and of Node through which the world gets in. */
const NAMES =
  "Date Intl WeakRef FinalizationRegistry Promise JSON Atomics SharedArrayBuffer performance process console crypto fetch " +
  "Buffer structuredClone queueMicrotask setTimeout setInterval setImmediate clearTimeout clearInterval clearImmediate " +
  "WebSocket navigator";

/** Those names, and the functions of what stays that ask the machine. */
const WINDOWS: readonly (readonly [object: object, name: string])[] = [
  ...NAMES.split(" ").map((name) => [globalThis, name] as const),
  [Math, "random"],
  [String.prototype, "localeCompare"],
  [Number.prototype, "toLocaleString"],
  [BigInt.prototype, "toLocaleString"],
  [Array.prototype, "toLocaleString"],
];

test("an exchange lives through a busy day without a window", () => {
  const day = sealed(() => busyDay(7, 2_000));
  expect(audit(day.x)).toEqual([]);
  expect(day.accepted).toBeGreaterThan(1_000);
  for (const event of ["Traded", "ContractTraded", "OrderClosed", "Borrowed", "InterestCharged", "TimeAdvanced"]) {
    expect(day.happened.get(event) ?? 0, event).toBeGreaterThan(0);
  }
});

test("what happens behind closed windows is what happens with open ones", () => {
  const behind = sealed(() => busyDay(8, 500));
  expect(encode(portray(behind.x))).toBe(encode(portray(busyDay(8, 500).x)));
});

test.each([
  ["Date.now()", () => Date.now()],
  ["new Date()", () => new Date()],
  ["Math.random()", () => Math.random()],
  ["performance.now()", () => performance.now()],
  ["process.hrtime()", () => process.hrtime()],
  ["setTimeout()", () => setTimeout(() => {}, 0)],
  ["crypto.randomUUID()", () => crypto.randomUUID()],
  ["fetch()", () => fetch("http://localhost")],
  ["Intl", () => new Intl.NumberFormat()],
  ["console.log()", () => console.log()],
  ["Promise", () => Promise.resolve()],
  ["WeakRef", () => new WeakRef({})],
  ["toLocaleString()", () => (1).toLocaleString()],
])("a decider that looks through %s is caught", (_, look) => {
  const decide = (emit: (event: unknown) => void): void => emit({ type: "Looked", at: look() });
  expect(() => sealed(() => decide(() => {}))).toThrow(/^the core looked through /);
});

test("the windows are open again afterwards", () => {
  expect(() => sealed(() => Date.now())).toThrow("the core looked through Date");
  expect(Date.now()).toBeGreaterThan(0);
  expect(Math.random()).toBeLessThan(1);
});

/** Runs something while every window throws. */
function sealed<T>(run: () => T): T {
  const open = WINDOWS.flatMap(([object, name]) => {
    const descriptor = Object.getOwnPropertyDescriptor(object, name);
    return descriptor === undefined ? [] : [{ object, name, descriptor }];
  });
  expect(open).toHaveLength(WINDOWS.length);
  try {
    for (const { object, name } of open) {
      Object.defineProperty(object, name, {
        configurable: true,
        enumerable: false,
        writable: true,
        value: thrower(name),
      });
    }
    return run();
  } finally {
    for (const { object, name, descriptor } of open) Object.defineProperty(object, name, descriptor);
  }
}

/** Something that throws whatever is done with it. */
function thrower(name: string): unknown {
  // A function of the old kind, because only that can be called with new.
  function caught(): never {
    throw new Error(`the core looked through ${name}`);
  }
  return new Proxy(caught, {
    get: caught,
    set: caught,
    has: caught,
    apply: caught,
    construct: caught,
    ownKeys: caught,
  });
}

/** A venue from its first command, with the house's quotes, many orders, cancellations and loans, and hours passing. */
function busyDay(seed: number, orders: number): Day {
  const x = emptyExchange();
  const happened = new Map<string, number>();
  let at = instant(1_768_480_200_000);
  let accepted = 0;

  function ask(command: Command): boolean {
    const { events } = step(x, at, command);
    for (const { type } of events ?? []) happened.set(type, (happened.get(type) ?? 0) + 1);
    return events !== undefined;
  }

  function passTo(to: Instant): void {
    for (let due = nextDue(x); due !== undefined && due <= to; due = nextDue(x)) {
      at = higher(due, at);
      ask({ type: "AdvanceTime", to: at });
    }
    at = to;
  }

  const house: House = { maker: DEMO_ACCOUNTS.length + 1, tape: DEMO_ACCOUNTS.length + 2 };
  for (const command of genesis({ seed, at, house: true })) ask(command);
  for (const symbol of x.reference.markets.keys()) for (const command of quote(x, house, symbol)) ask(command);
  for (const command of loans()) expect(ask(command)).toBe(true);
  const draw = seeded(seed);
  for (let nth = 0; nth < orders; nth++) {
    if (ask(wish(draw))) accepted++;
    passTo(later(at, nth % 100 === 99 ? HOUR : SECOND));
  }
  return { x, accepted, happened };
}

/** Two traders bring collateral to their cross accounts and borrow on it. */
function loans(): Command[] {
  const coins = (many: number): ReturnType<typeof amount> => amount(BigInt(many) * 100_000_000n);
  return [1, 2].flatMap((account): Command[] => {
    const cross: PurseName = { kind: "cross", account };
    return [
      { type: "Transfer", from: { kind: "spot", account }, to: cross, asset: "BTC", amount: coins(2) },
      { type: "Borrow", purse: cross, asset: "USDT", amount: coins(20_000) },
    ];
  });
}

/** Something one of two traders asks for, drawn by chance. */
function wish(draw: (below: number) => number): Command {
  const account = 1 + draw(2);
  const purse: PurseName = { kind: draw(2) === 0 ? "spot" : "cross", account };
  const side = draw(2) === 0 ? "buy" : "sell";
  const away = BigInt(draw(600) - 300);
  switch (draw(5)) {
    case 0:
      return { type: "CancelOpenOrders", purse, symbol: "BTCUSDT", refuseIfNone: false };
    case 1:
      return {
        type: "PlaceContractOrder",
        account,
        symbol: "BTCUSD_PERP",
        side,
        kind: "limit",
        timeInForce: "gtc",
        contracts: lots(1 + draw(5)),
        price: price((300_000n + away) * 10_000_000n),
        leg: "both",
        reduceOnly: false,
        clientId: undefined,
        prevention: undefined,
      };
    default:
      return {
        type: "PlaceOrder",
        purse,
        symbol: "BTCUSDT",
        side,
        kind: "limit",
        timeInForce: "gtc",
        quantity: quantity(BigInt(1 + draw(20)) * 100_000n),
        quoteQuantity: undefined,
        price: price((30_000n + away) * 100_000_000n),
        stopPrice: undefined,
        trailingDelta: undefined,
        icebergQuantity: undefined,
        clientId: undefined,
        prevention: undefined,
        sideEffect: draw(4) === 0 && purse.kind === "cross" ? "auto-borrow-repay" : "none",
        repayAtCancel: false,
      };
  }
}
