// How somebody in a story hears of an account: over a token, and of cross margin's risk over a listen key.

import { expect } from "vitest";
import { dial, type Message } from "../socket.ts";
import type { TestVenue, Trader } from "../venue.ts";
import { done, type Wallet } from "./story.ts";

/** Somebody who hears. */
export interface Ear {
  /** What has been said since the last time. */
  readonly heard: () => Promise<Message[]>;
}

/** Listens to a trader's cross account, or to the isolated one of a pair. */
export async function listening(venue: TestVenue, trader: Trader, account: Wallet): Promise<Ear> {
  const params = account === "cross" ? {} : { isIsolated: "true", symbol: account };
  const { token } = await done<{ token: string }>(() => trader.post("/sapi/v1/userListenToken", params));
  const api = await dial(venue, "/ws-api/v3");
  const { status } = await api.asks("userDataStream.subscribe.listenToken", { listenToken: token });
  expect(status).toBe(200);
  return { heard: async () => (await api.heard()).map(({ event }) => event as Message) };
}

/** Listens to what puts a trader's cross margin at risk. */
export async function listeningToRisk(venue: TestVenue, trader: Trader): Promise<Ear> {
  const { listenKey } = await done<{ listenKey: string }>(() => trader.post("/sapi/v1/margin/listen-key"));
  return dial(venue, `/ws/${listenKey}`);
}

/** Reports on orders, each as what happened and how the order stands then: "NEW", "TRADE FILLED". */
export function reports(heard: readonly Message[]): string[] {
  return heard.filter(({ e }) => e === "executionReport").map(({ x, X }) => (x === X ? String(x) : `${x} ${X}`));
}

/** What was heard, by the kinds of messages. */
export function kinds(heard: readonly Message[]): string[] {
  return heard.map(({ e }) => String(e));
}

/** Listens to a trader's contract account. */
export async function listeningToContracts(venue: TestVenue, trader: Trader): Promise<Ear> {
  const { listenKey } = await done<{ listenKey: string }>(() => trader.post("/dapi/v1/listenKey"));
  return dial(venue, `/ws/${listenKey}`);
}

/** What was heard of contracts, each as what happened and how it stands then: "TRADE FILLED", "ORDER". */
export function contractNews(heard: readonly Message[]): string[] {
  return heard.map(({ e, o, a }) => {
    if (e === "ORDER_TRADE_UPDATE") return o["x"] === o["X"] ? String(o["x"]) : `${o["x"]} ${o["X"]}`;
    return e === "ACCOUNT_UPDATE" ? String(a["m"]) : String(e);
  });
}
