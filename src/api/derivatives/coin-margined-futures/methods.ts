// Made from the files that declare pages, in the order of their paths; do not edit. `npm run generate` writes it.

import type { Methods } from "../../page.ts";
import { accountInformationOverSocket } from "./account/websocket-api/account-information.ts";
import { futuresAccountBalanceOverSocket } from "./account/websocket-api/futures-account-balance.ts";
import { cancelOrderOverSocket } from "./trade/websocket-api/cancel-order.ts";
import { modifyOrderOverSocket } from "./trade/websocket-api/modify-order.ts";
import { newOrderOverSocket } from "./trade/websocket-api/new-order.ts";
import { positionInformationOverSocket } from "./trade/websocket-api/position-information.ts";
import { queryOrderOverSocket } from "./trade/websocket-api/query-order.ts";
import { closeUserDataStreamOverSocket } from "./user-data-streams/close-user-data-stream-wsp.ts";
import { keepaliveUserDataStreamOverSocket } from "./user-data-streams/keepalive-user-data-stream-wsp.ts";
import { startUserDataStreamOverSocket } from "./user-data-streams/start-user-data-stream-wsp.ts";
import { logInWithApiKeyToContracts } from "./websocket-api-general-info/log-in-with-api-key.ts";
import { logOutOfTheSessionOfContracts } from "./websocket-api-general-info/log-out-of-the-session.ts";
import { querySessionStatusOfContracts } from "./websocket-api-general-info/query-session-status.ts";

/** The WebSocket methods documented with the family. */
export const methods: Methods = [
  accountInformationOverSocket,
  futuresAccountBalanceOverSocket,
  cancelOrderOverSocket,
  modifyOrderOverSocket,
  newOrderOverSocket,
  positionInformationOverSocket,
  queryOrderOverSocket,
  closeUserDataStreamOverSocket,
  keepaliveUserDataStreamOverSocket,
  startUserDataStreamOverSocket,
  logInWithApiKeyToContracts,
  logOutOfTheSessionOfContracts,
  querySessionStatusOfContracts,
];
