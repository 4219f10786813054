// https://developers.binance.com/docs/derivatives/coin-margined-futures/user-data-streams/Keepalive-User-Data-Stream

import { action, perIp } from "../../../../gateway/declare.ts";
import { listenKeyOf } from "../../../listen-keys.ts";

/** Extends an account's user stream by an hour from now. */
export const keepaliveUserDataStream = action({
  page: "derivatives/coin-margined-futures/user-data-streams/Keepalive-User-Data-Stream",
  title: "Keepalive User Data Stream",
  documented: "2026-01-15",
  route: "PUT /dapi/v1/listenKey",
  security: "USER_STREAM",
  needs: "futures",
  weight: perIp(1),
  params: {},
  command: (_p, { account }) => ({ type: "KeepListenKey", account, family: "coinm" }),
  reply: (events) => ({ listenKey: listenKeyOf(events) }),
});
