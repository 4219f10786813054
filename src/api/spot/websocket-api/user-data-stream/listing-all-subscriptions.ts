// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/user-data-stream-requests#listing-all-subscriptions

import { perIp } from "../../../../gateway/declare.ts";
import { connectionMethod } from "../../../../gateway/methods.ts";

/** The subscriptions of a connection. */
export const listingAllSubscriptions = connectionMethod({
  page: "spot/websocket-api/user-data-stream/Listing-All-Subscriptions",
  title: "Listing all subscriptions",
  documented: "2026-07-21",
  method: "session.subscriptions",
  security: "NONE",
  weight: perIp(2),
  params: {},
  credentials: "none",
  act: ({ subscriptions }) => subscriptions.map((subscriptionId) => ({ subscriptionId })),
});
