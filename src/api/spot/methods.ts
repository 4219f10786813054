// Made from the files that declare pages, in the order of their paths; do not edit. `npm run generate` writes it.

import type { Methods } from "../page.ts";
import { logInWithApiKey } from "./websocket-api/authentication/log-in-with-api-key.ts";
import { logOutOfTheSession } from "./websocket-api/authentication/log-out-of-the-session.ts";
import { querySessionStatus } from "./websocket-api/authentication/query-session-status.ts";
import { checkServerTimeOverSocket } from "./websocket-api/general/check-server-time.ts";
import { exchangeInformationOverSocket } from "./websocket-api/general/exchange-information.ts";
import { testConnectivityOverSocket } from "./websocket-api/general/test-connectivity.ts";
import { orderBookOverSocket } from "./websocket-api/market-data/order-book.ts";
import { listingAllSubscriptions } from "./websocket-api/user-data-stream/listing-all-subscriptions.ts";
import { subscribeToUserDataStreamThroughSignatureSubscription } from "./websocket-api/user-data-stream/subscribe-to-user-data-stream-through-signature-subscription.ts";
import { subscribeToUserDataStream } from "./websocket-api/user-data-stream/subscribe-to-user-data-stream.ts";
import { unsubscribeFromUserDataStream } from "./websocket-api/user-data-stream/unsubscribe-from-user-data-stream.ts";

/** The WebSocket methods documented with the family. */
export const methods: Methods = [
  logInWithApiKey,
  logOutOfTheSession,
  querySessionStatus,
  checkServerTimeOverSocket,
  exchangeInformationOverSocket,
  testConnectivityOverSocket,
  orderBookOverSocket,
  listingAllSubscriptions,
  subscribeToUserDataStreamThroughSignatureSubscription,
  subscribeToUserDataStream,
  unsubscribeFromUserDataStream,
];
