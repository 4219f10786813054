// https://developers.binance.com/docs/derivatives/coin-margined-futures/websocket-api-general-info#query-session-status

import { perIp } from "../../../../gateway/declare.ts";
import { connectionMethod } from "../../../../gateway/methods.ts";
import { sessionStatus } from "../../../sessions.ts";

/** Which key a connection is logged on with, and since when. */
export const querySessionStatusOfContracts = connectionMethod({
  page: "derivatives/coin-margined-futures/websocket-api-general-info/Query-Session-Status",
  title: "Query session status",
  documented: "2026-01-15",
  method: "session.status",
  security: "NONE",
  weight: perIp(2),
  params: {},
  credentials: "none",
  act: (session, _p, { now }) => sessionStatus(session, now),
});
