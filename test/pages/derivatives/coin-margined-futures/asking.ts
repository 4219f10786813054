// What the tests of the contracts' WebSocket API have in common.

import { dial, hmacSigner, type Message, type Socket } from "../../../socket.ts";
import type { TestVenue, Trader } from "../../../venue.ts";

/** Where it is. */
export const WS_DAPI = "/ws-dapi/v1";

/** Somebody who signs what he asks over it. */
export interface Asker {
  readonly api: Socket;
  readonly signed: (method: string, params?: Record<string, string | number>) => Promise<Message>;
}

/** Connects somebody who signs with the HMAC key of a demo account. */
export async function askerOf(venue: TestVenue, trader: Trader): Promise<Asker> {
  const api = await dial(venue, WS_DAPI);
  const { sign } = hmacSigner(trader);
  return { api, signed: (method, params = {}) => api.asks(method, sign({ ...params, timestamp: venue.now() })) };
}

/** What a request that is answered weighs, by the limits the answer tells. */
export async function costOver(ask: () => Promise<Message>): Promise<number> {
  const used = (answer: Message): number =>
    (answer["rateLimits"] as { rateLimitType: string; count: number }[]).find(
      ({ rateLimitType }) => rateLimitType === "REQUEST_WEIGHT",
    )!.count;
  const before = used(await ask());
  return used(await ask()) - before;
}
