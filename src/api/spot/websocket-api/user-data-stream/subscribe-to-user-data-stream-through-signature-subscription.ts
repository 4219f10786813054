// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/user-data-stream-requests#subscribe-to-user-data-stream-through-signature-subscription-user_stream

import { perIp } from "../../../../gateway/declare.ts";
import { connectionMethod } from "../../../../gateway/methods.ts";
import { followedBy } from "../../followed.ts";
import { subscriptionAnswer } from "../../../subscriptions.ts";

/** Follows the spot account of a key that signs for it, whoever the connection is logged on as. */
export const subscribeToUserDataStreamThroughSignatureSubscription = connectionMethod({
  page: "spot/websocket-api/user-data-stream/Subscribe-To-User-Data-Stream-Through-Signature-Subscription",
  title: "Subscribe to User Data Stream through signature subscription",
  documented: "2026-07-21",
  method: "userDataStream.subscribe.signature",
  security: "USER_STREAM",
  weight: perIp(2),
  params: {},
  credentials: "own",
  act: (session, _p, caller) => subscriptionAnswer(session.subscribe(followedBy(caller), { by: "signature" })),
});
