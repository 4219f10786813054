// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/user-data-stream-endpoints#start-user-data-stream-user_stream

import { action, perIp } from "../../../gateway/declare.ts";
import { listenKeyOf, RETIRED, RETIRED_DIFFERS } from "../../listen-keys.ts";
import { followedBy } from "../followed.ts";

/**
 * Opens the stream of a spot account, or of the account a special key trades, for an hour, or extends the one there
 * is: the key stays the same.
 */
export const startUserDataStream = action({
  page: "spot/user-data-stream/Start-User-Data-Stream",
  title: "Start user data stream",
  documented: "2026-01-15",
  route: "POST /api/v3/userDataStream",
  security: "USER_STREAM",
  weight: perIp(2),
  differs: RETIRED_DIFFERS,
  retired: RETIRED,
  params: {},
  command(_p, caller) {
    const { family, account, symbol } = followedBy(caller);
    return { type: "OpenListenKey", account, family, symbol: family === "isolated" ? symbol : undefined };
  },
  reply: (events) => ({ listenKey: listenKeyOf(events) }),
});
