// https://developers.binance.com/docs/wallet/others/system-status

import { perIp, query } from "../../../gateway/declare.ts";

/** A venue that answers is in order: under maintenance it would not. */
export const systemStatus = query({
  page: "wallet/others/system-status",
  title: "System Status",
  documented: "2026-01-15",
  route: "GET /sapi/v1/system/status",
  security: "NONE",
  weight: perIp(1),
  params: {},
  answer: () => ({ status: 0, msg: "normal" }),
});
