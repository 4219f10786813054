// https://developers.binance.com/docs/derivatives/coin-margined-futures/user-data-streams/Close-User-Data-Stream

import { action, perIp } from "../../../../gateway/declare.ts";

/** Ends an account's user stream. */
export const closeUserDataStream = action({
  page: "derivatives/coin-margined-futures/user-data-streams/Close-User-Data-Stream",
  title: "Close User Data Stream",
  documented: "2026-01-15",
  route: "DELETE /dapi/v1/listenKey",
  security: "USER_STREAM",
  needs: "futures",
  weight: perIp(1),
  params: {},
  command: (_p, { account }) => ({ type: "CloseListenKey", account, family: "coinm" }),
  reply: () => ({}),
});
