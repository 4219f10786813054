// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Order-Book

import { depthOf, type Level } from "../../../../../core/select-market.ts";
import { query } from "../../../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../../../gateway/errors.ts";
import { int, isDigits, type Parameter, withDefault } from "../../../../../gateway/parameters.ts";
import { count } from "../../../../../money/units.ts";
import { contractNamed } from "../../contracts.ts";
import { priceText, sizeText } from "../../figures.ts";
import { symbol } from "../../params.ts";

/** How many prices a side may be asked for. */
const LIMITS = [5, 10, 20, 50, 100, 500, 1000] as const;

const limit: Parameter<number> = {
  ...int(),
  values: LIMITS.map(String),
  read(value) {
    if (!isDigits(value)) return { wrong: "illegal" };
    const asked = Number(value);
    return (
      LIMITS.find((each) => each === asked) ?? {
        wrong: "refused",
        error: wireError("COINM_DEPTH_LIMIT", { limit: value }),
      }
    );
  },
};

/** Both sides of a contract's book, best price first. */
export const orderBook = query({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Order-Book",
  title: "Order Book",
  documented: "2026-01-15",
  route: "GET /dapi/v1/depth",
  security: "NONE",
  weight: { per: "ip", cost: ({ limit: most }) => (most <= 50 ? 2 : most <= 100 ? 5 : most <= 500 ? 10 : 20) },
  params: { symbol, limit: withDefault(limit, 500) },
  answer(x, p, caller) {
    const contract = contractNamed(x, p.symbol);
    if (isWireError(contract)) return contract;
    const { updateId, bids, asks } = depthOf(x, contract.symbol, p.limit);
    const row = ({ ticks, lots }: Level) => [priceText(contract, ticks), sizeText(lots)];
    return {
      lastUpdateId: updateId,
      symbol: contract.symbol,
      pair: contract.pair,
      E: count(caller.now),
      // The book is as the newest command of the exchange left it.
      T: count(x.at),
      bids: bids.map(row),
      asks: asks.map(row),
    };
  },
});
