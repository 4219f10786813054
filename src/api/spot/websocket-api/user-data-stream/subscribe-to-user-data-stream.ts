// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/user-data-stream-requests#subscribe-to-user-data-stream-user_stream

import { perIp } from "../../../../gateway/declare.ts";
import { wireError } from "../../../../gateway/errors.ts";
import { connectionMethod } from "../../../../gateway/methods.ts";
import { followedBy } from "../../followed.ts";
import { subscriptionAnswer } from "../../../subscriptions.ts";

/** Follows the spot account of the key a connection is logged on with. */
export const subscribeToUserDataStream = connectionMethod({
  page: "spot/websocket-api/user-data-stream/Subscribe-To-User-Data-Stream",
  title: "Subscribe to User Data Stream",
  documented: "2026-07-21",
  method: "userDataStream.subscribe",
  security: "NONE",
  weight: perIp(2),
  differs: "a connection that is not logged on is refused with -2015",
  params: {},
  credentials: "none",
  act(session, _p, caller) {
    const { logon } = session;
    if (logon === undefined) return wireError("KEY_REFUSED");
    const { key } = logon;
    return subscriptionAnswer(session.subscribe(followedBy({ ...caller, key, account: key.account }), { by: "logon" }));
  },
});
