// Made from the files that declare pages, in the order of their paths; do not edit. `npm run generate` writes it.

import type { Methods } from "../page.ts";
import { subscribeToUserDataStreamUsingListentoken } from "./trade-data-stream/listen-token-websocket-api/subscribe-to-user-data-stream-using-listentoken.ts";

/** The WebSocket methods documented with the family. */
export const methods: Methods = [subscribeToUserDataStreamUsingListentoken];
