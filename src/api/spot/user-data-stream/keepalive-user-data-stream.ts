// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/user-data-stream-endpoints#keepalive-user-data-stream-user_stream

import { action, perIp } from "../../../gateway/declare.ts";
import { listenKey, RETIRED, RETIRED_DIFFERS } from "../../listen-keys.ts";
import { followedBy } from "../followed.ts";

/** Extends the stream of a spot account, or of the account a special key trades, by an hour from now. */
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
  command({ listenKey: key }, caller) {
    const { family, account, symbol } = followedBy(caller);
    return { type: "KeepListenKey", account, family, symbol: family === "isolated" ? symbol : undefined, key };
  },
  reply: () => ({}),
});
