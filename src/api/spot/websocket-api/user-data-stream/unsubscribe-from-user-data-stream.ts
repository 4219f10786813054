// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/user-data-stream-requests#unsubscribe-from-user-data-stream

import { perIp } from "../../../../gateway/declare.ts";
import { wireError } from "../../../../gateway/errors.ts";
import { connectionMethod } from "../../../../gateway/methods.ts";
import { int, optional } from "../../../../gateway/parameters.ts";

/** Ends one subscription of a connection, or all of them. */
export const unsubscribeFromUserDataStream = connectionMethod({
  page: "spot/websocket-api/user-data-stream/Unsubscribe-From-User-Data-Stream",
  title: "Unsubscribe from User Data Stream",
  documented: "2026-07-21",
  method: "userDataStream.unsubscribe",
  security: "NONE",
  weight: perIp(2),
  params: { subscriptionId: optional(int()) },
  credentials: "none",
  act: (session, { subscriptionId }) => (session.unsubscribe(subscriptionId) ? {} : wireError("SUBSCRIPTION_INACTIVE")),
});
