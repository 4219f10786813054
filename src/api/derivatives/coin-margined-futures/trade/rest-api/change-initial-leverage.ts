// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Change-Initial-Leverage

import { maxNotional } from "../../../../../core/select-futures.ts";
import { contractOf } from "../../../../../core/select-market.ts";
import { action, perIp } from "../../../../../gateway/declare.ts";
import { int } from "../../../../../gateway/parameters.ts";
import { plain } from "../../../../../money/text.ts";
import { symbol } from "../../params.ts";

/** Sets an account's leverage in a contract. */
export const changeInitialLeverage = action({
  page: "derivatives/coin-margined-futures/trade/rest-api/Change-Initial-Leverage",
  title: "Change Initial Leverage",
  documented: "2026-01-15",
  route: "POST /dapi/v1/leverage",
  security: "TRADE",
  needs: "futures",
  weight: perIp(1),
  params: { symbol, leverage: int() },
  differs:
    "What is lowered under an isolated position is refused with -4150, the code of the coin-margined contracts' own " +
    "list; the dollar-margined ones have the same text under -4161",
  command: (p, { account }) => ({ type: "ChangeLeverage", account, symbol: p.symbol, leverage: p.leverage }),
  reply: (_events, x, p) => ({
    leverage: p.leverage,
    maxQty: plain(maxNotional(contractOf(x, p.symbol)!, p.leverage)),
    symbol: p.symbol,
  }),
});
