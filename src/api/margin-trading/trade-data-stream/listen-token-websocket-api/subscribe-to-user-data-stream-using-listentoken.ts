// https://developers.binance.com/docs/margin_trading/trade-data-stream/Listen-Token-Websocket-API#subscribe-to-user-data-stream-using-listentoken-user_stream

import { perIp } from "../../../../gateway/declare.ts";
import { wireError } from "../../../../gateway/errors.ts";
import { connectionMethod } from "../../../../gateway/methods.ts";
import { text } from "../../../../gateway/parameters.ts";
import { count } from "../../../../money/units.ts";
import { subscriptionAnswer } from "../../../subscriptions.ts";

/** Follows the margin account a token is for, until it expires; another token for it extends that. */
export const subscribeToUserDataStreamUsingListentoken = connectionMethod({
  page: "margin_trading/trade-data-stream/Listen-Token-Websocket-API/Subscribe-To-User-Data-Stream-Using-Listentoken",
  title: "Subscribe to User Data Stream using listenToken",
  documented: "2026-01-15",
  method: "userDataStream.subscribe.listenToken",
  security: "NONE",
  weight: perIp(2),
  differs: "expirationTime is in milliseconds, as the token's own is; the page's sample looks like microseconds",
  params: { listenToken: text("^[A-Za-z0-9+/=]{1,128}$") },
  credentials: "none",
  act(session, { listenToken }, _caller, x) {
    const issued = x.accounts.listenTokens.get(listenToken);
    if (issued === undefined) return wireError("BAD_LISTEN_TOKEN");
    const { token, expiresAt } = issued;
    return subscriptionAnswer(session.subscribe(issued, { by: "token", token }), { expirationTime: count(expiresAt) });
  },
});
