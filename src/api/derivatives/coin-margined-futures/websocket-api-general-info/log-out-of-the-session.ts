// https://developers.binance.com/docs/derivatives/coin-margined-futures/websocket-api-general-info#log-out-of-the-session

import { perIp } from "../../../../gateway/declare.ts";
import { connectionMethod } from "../../../../gateway/methods.ts";
import { sessionStatus } from "../../../sessions.ts";

/** Forgets a connection's key. */
export const logOutOfTheSessionOfContracts = connectionMethod({
  page: "derivatives/coin-margined-futures/websocket-api-general-info/Log-Out-Of-The-Session",
  title: "Log out of the session",
  documented: "2026-01-15",
  method: "session.logout",
  security: "NONE",
  weight: perIp(2),
  params: {},
  credentials: "none",
  act(session, _p, { now }) {
    session.logOut();
    return sessionStatus(session, now);
  },
});
