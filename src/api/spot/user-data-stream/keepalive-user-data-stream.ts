// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/user-data-stream-endpoints#keepalive-user-data-stream-user_stream

import { action, perIp } from "../../../gateway/declare.ts";
import { listenKey, RETIRED, RETIRED_DIFFERS } from "../../listen-keys.ts";

/** Extends the stream of a spot account by an hour from now. */
export const keepaliveUserDataStream = action({
  page: "spot/user-data-stream/Keepalive-User-Data-Stream",
  title: "Keepalive user data stream",
  documented: "2026-01-15",
  route: "PUT /api/v3/userDataStream",
  security: "USER_STREAM",
  weight: perIp(2),
  differs: RETIRED_DIFFERS,
  retired: RETIRED,
  params: { listenKey },
  command: ({ listenKey: key }, { account }) => ({ type: "KeepListenKey", account, family: "spot", key }),
  reply: () => ({}),
});
