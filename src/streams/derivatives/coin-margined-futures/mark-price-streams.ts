// https://developers.binance.com/docs/derivatives/coin-margined-futures/websocket-market-streams/Mark-Price-Stream

import type { Contract } from "../../../core/listing.ts";
import { comingRate } from "../../../core/select-futures.ts";
import { contractOf, contracts, indexOf, markOf } from "../../../core/select-market.ts";
import type { ExchangeView } from "../../../core/state.ts";
import type { View } from "../../../core/view.ts";
import { nextMultiple } from "../../../money/arithmetic.ts";
import { fixed, padded } from "../../../money/text.ts";
import { atoms, type Instant, price, SCALE, SECOND, span } from "../../../money/units.ts";
import type { Channel, MarketStream, Said, Subject } from "../../declare.ts";
import { ofAll, ofContract, ofUnderlying } from "../../names.ts";

const SLOW = span(3_000);

const ABOUT = {
  documented: "2026-01-15",
  host: "coinm",
  pace: "3000 ms or 1000 ms, also where nothing has changed",
  differs: "P is the index price, as on GET /dapi/v1/premiumIndex",
} as const;

/** The mark price of a contract, and its coming funding. */
export const markPriceStream: MarketStream = {
  ...ABOUT,
  page: "derivatives/coin-margined-futures/websocket-market-streams/Mark-Price-Stream",
  title: "Mark Price Stream",
  names: "<symbol>@markPrice[@1s]",
  open: ofContract(/^@markPrice(@1s)?$/, ({ symbol, base }, [, fast]) => ({
    ...channel(fast, [
      { of: "mark", name: symbol },
      { of: "index", name: base },
    ]),
    say(x, now) {
      const contract = contractOf(x, symbol);
      return contract === undefined ? [] : [rowOf(x, contract, now)];
    },
  })),
};

/** The same of all contracts of a pair, as one list. */
export const pairMarkPriceStream: MarketStream = {
  ...ABOUT,
  page: "derivatives/coin-margined-futures/websocket-market-streams/Mark-Price-of-All-Symbols-of-a-Pair",
  title: "Mark Price of All Symbols of a Pair",
  names: "<pair>@markPrice[@1s]",
  open: ofUnderlying(/^@markPrice(@1s)?$/, (pair, [, fast]) => listOf(fast, (each) => each.pair === pair)),
};

/** The same of all contracts there are. */
export const allMarkPricesStream: MarketStream = {
  ...ABOUT,
  page: "derivatives/coin-margined-futures/websocket-market-streams/Mark-Price-Stream-for-All-Symbols",
  title: "Mark Price Stream for All Symbols",
  names: "!markPrice@arr[@1s]",
  open: ofAll(/^!markPrice@arr(@1s)?$/, ([, fast]) => listOf(fast, () => true)),
};

function listOf(fast: string | undefined, fits: (contract: View<Contract>) => boolean): Channel {
  return {
    ...channel(fast, [{ of: "mark" }, { of: "index" }]),
    say(x, now) {
      const rows = contracts(x)
        .filter(fits)
        .map((contract) => rowOf(x, contract, now));
      return rows.length === 0 ? [] : [(times) => rows.map((row) => row(times))];
    },
  };
}

function channel(fast: string | undefined, hears: readonly Subject[]): Omit<Channel, "say"> {
  return { hears, every: fast === undefined ? SLOW : SECOND, ages: true, greets: true };
}

function rowOf(x: ExchangeView, contract: View<Contract>, now: Instant): Said {
  const { symbol, base, funding } = contract;
  const mark = padded(markOf(x.prices, symbol) ?? price(0n));
  const index = padded(indexOf(x.prices, base) ?? price(0n));
  const coming = comingRate(x, contract, now);
  const rate = coming === undefined ? "" : fixed(atoms(coming), SCALE.rate, 8);
  const stamp = funding === undefined ? undefined : nextMultiple(now, funding.interval);
  return (times) => ({
    e: "markPriceUpdate",
    E: times(now),
    s: symbol,
    p: mark,
    P: index,
    i: index,
    r: rate,
    T: stamp === undefined ? 0 : times(stamp),
  });
}
