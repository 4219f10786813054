// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/user-data-stream-endpoints#close-user-data-stream-user_stream

import { action, perIp } from "../../../gateway/declare.ts";
import { listenKey, RETIRED, RETIRED_DIFFERS } from "../../listen-keys.ts";
import { followedBy } from "../followed.ts";

/** Ends the stream of a spot account, or of the account a special key trades. */
export const closeUserDataStream = action({
  page: "spot/user-data-stream/Close-User-Data-Stream",
  title: "Close user data stream",
  documented: "2026-01-15",
  route: "DELETE /api/v3/userDataStream",
  security: "USER_STREAM",
  weight: perIp(2),
  differs: RETIRED_DIFFERS,
  retired: RETIRED,
  params: { listenKey },
  command({ listenKey: key }, caller) {
    const { family, account, symbol } = followedBy(caller);
    return { type: "CloseListenKey", account, family, symbol: family === "isolated" ? symbol : undefined, key };
  },
  reply: () => ({}),
});
