// https://developers.binance.com/docs/derivatives/coin-margined-futures/user-data-streams/Start-User-Data-Stream

import { action, perIp } from "../../../../gateway/declare.ts";
import { listenKeyOf } from "../../../listen-keys.ts";

/** Opens an account's user stream for an hour, or extends the one it has: the key stays the same. */
export const startUserDataStream = action({
  page: "derivatives/coin-margined-futures/user-data-streams/Start-User-Data-Stream",
  title: "Start User Data Stream",
  documented: "2026-01-15",
  route: "POST /dapi/v1/listenKey",
  security: "USER_STREAM",
  needs: "futures",
  weight: perIp(1),
  params: {},
  command: (_p, { account }) => ({ type: "OpenListenKey", account, family: "coinm" }),
  reply: (events) => ({ listenKey: listenKeyOf(events) }),
});
