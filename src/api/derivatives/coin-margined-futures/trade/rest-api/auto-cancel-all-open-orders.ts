// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Auto-Cancel-All-Open-Orders

import type { SetCountdown } from "../../../../../core/commands.ts";
import { action, perIp } from "../../../../../gateway/declare.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { long } from "../../../../../gateway/parameters.ts";
import { span } from "../../../../../money/units.ts";
import { contractNamed } from "../../contracts.ts";
import { symbol } from "../../params.ts";

/** Longer than anybody waits, and far from the end of time. */
const LONGEST_MS = 1e14;

/** Sets, sets anew or stops a countdown at whose end everything an account has open in a contract is cancelled. */
export const autoCancelAllOpenOrders = action({
  page: "derivatives/coin-margined-futures/trade/rest-api/Auto-Cancel-All-Open-Orders",
  title: "Auto-Cancel All Open Orders",
  documented: "2026-01-15",
  route: "POST /dapi/v1/countdownCancelAll",
  security: "TRADE",
  needs: "futures",
  weight: perIp(10),
  params: { symbol, countdownTime: long({ min: 0, max: LONGEST_MS }) },
  differs: "a countdown runs out to the millisecond on the venue's clock, and goes on over a restart",
  command(p, { account }, x) {
    const contract = contractNamed(x, p.symbol);
    if (isWireError(contract)) return contract;
    return {
      type: "SetCountdown",
      account,
      symbol: contract.symbol,
      after: span(p.countdownTime),
    } satisfies SetCountdown;
  },
  reply: (_events, _x, p) => ({ symbol: p.symbol, countdownTime: String(p.countdownTime) }),
});
