// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/authentication-requests#query-session-status

import { perIp } from "../../../../gateway/declare.ts";
import { connectionMethod } from "../../../../gateway/methods.ts";
import { statusOf } from "./status.ts";

/** Which key a connection is logged on with, and since when. */
export const querySessionStatus = connectionMethod({
  page: "spot/websocket-api/authentication/Query-Session-Status",
  title: "Query session status",
  documented: "2026-07-21",
  method: "session.status",
  security: "NONE",
  weight: perIp(2),
  params: {},
  credentials: "none",
  act: (session, _p, { now }) => statusOf(session, now),
});
