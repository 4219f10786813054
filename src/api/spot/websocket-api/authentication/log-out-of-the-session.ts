// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/authentication-requests#log-out-of-the-session

import { perIp } from "../../../../gateway/declare.ts";
import { connectionMethod } from "../../../../gateway/methods.ts";
import { statusOf } from "./status.ts";

/** Forgets a connection's key, and ends the subscription that key vouched for. */
export const logOutOfTheSession = connectionMethod({
  page: "spot/websocket-api/authentication/Log-Out-Of-The-Session",
  title: "Log out of the session",
  documented: "2026-07-21",
  method: "session.logout",
  security: "NONE",
  weight: perIp(2),
  params: {},
  credentials: "none",
  act(session, _p, { now }) {
    session.logOut();
    return statusOf(session, now);
  },
});
