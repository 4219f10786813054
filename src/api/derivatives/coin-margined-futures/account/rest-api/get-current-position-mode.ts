// https://developers.binance.com/docs/derivatives/coin-margined-futures/account/rest-api/Get-Current-Position-Mode

import { futuresOf } from "../../../../../core/select-futures.ts";
import { perIp, query } from "../../../../../gateway/declare.ts";

/** Whether an account holds LONG and SHORT apart. */
export const getCurrentPositionMode = query({
  page: "derivatives/coin-margined-futures/account/rest-api/Get-Current-Position-Mode",
  title: "Get Current Position Mode",
  documented: "2026-01-15",
  route: "GET /dapi/v1/positionSide/dual",
  security: "USER_DATA",
  needs: "futures",
  weight: perIp(30),
  params: {},
  answer: (x, _p, { account }) => ({ dualSidePosition: futuresOf(x.futures, account).hedge }),
});
