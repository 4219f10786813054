// Mirroring another venue's markets: what it says over the network is shown to the venue here, until this is stopped.
// Only hosts that were named are spoken to.

import { WebSocket } from "ws";
import { type Connection, type Followed, type FollowPorts, followVenue, type Look } from "../main.ts";

/** What is mirrored, and from where to where. */
export interface Mirroring {
  /** The other venue's REST host, and those that differ from it. */
  readonly from: string;
  readonly streams: string | undefined;
  readonly contractsFrom: string | undefined;
  readonly contractStreams: string | undefined;
  readonly symbols: readonly string[];
  readonly depth: number;
  readonly taken: "returns" | "stays";
  /** The venue here. */
  readonly url: string;
  readonly token: string | undefined;
}

/** An answer takes no longer, and is no longer. */
const ANSWER_MS = 10_000;
const LONGEST_ANSWER = 8_000_000;
const LONGEST_MESSAGE = 4_000_000;

/** A venue or a host that cannot be used: its message is for the caller. */
class Unusable extends Error {}

/** A mirror that runs. */
export interface Mirror {
  readonly close: () => Promise<void>;
}

/** Mirrors until it is stopped by a signal; says how the process should end. */
export async function mirror(how: Mirroring): Promise<number> {
  let running: Mirror;
  try {
    running = await startMirror(how);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    process.stderr.write(`margrave: ${error.message}\n`);
    return 1;
  }
  await new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  await running.close();
  return 0;
}

/** Begins to mirror. Prices here do not walk until it is closed. */
export async function startMirror(how: Mirroring, clock: Pick<FollowPorts, "now" | "wake"> = CLOCK): Promise<Mirror> {
  if (new URL(how.from).host === new URL(how.url).host) throw new Unusable("a venue cannot mirror itself");
  for (const symbol of how.symbols) {
    if (!/^[A-Z0-9_]{1,20}$/.test(symbol)) throw new Unusable(`${symbol} is no symbol`);
  }
  const { walks } = (await steer(how, "GET", "/market")) as { walks: boolean };
  if (walks) await steer(how, "POST", "/market/pause", {});
  const families: Followed[] = (["spot", "coinm"] as const)
    .map((family) => ({
      family,
      symbols: how.symbols.filter((symbol) => symbol.includes("_") === (family === "coinm")),
      depth: how.depth,
    }))
    .filter(({ symbols }) => symbols.length > 0);
  const followed = families.map((each) => followVenue(each, { ...clock, ...network(how, each.family) }));
  return {
    async close() {
      await Promise.all(followed.map((each) => each.close()));
      for (const symbol of how.symbols) await steer(how, "DELETE", `/market/mirrors/${symbol}`).catch(() => {});
      if (walks) await steer(how, "POST", "/market/resume", {}).catch(() => {});
    },
  };
}

const CLOCK: Pick<FollowPorts, "now" | "wake"> = {
  now: () => performance.now(),
  wake(afterMs, callback) {
    const timer = setTimeout(callback, afterMs);
    return () => clearTimeout(timer);
  },
};

/** The ports of one family of markets over the network. */
export function network(
  how: Mirroring,
  family: Followed["family"],
): Pick<FollowPorts, "ask" | "connect" | "show" | "tell"> {
  const contracts = family === "coinm";
  const rest = (contracts ? how.contractsFrom : undefined) ?? how.from;
  const streams = (contracts ? how.contractStreams : how.streams) ?? rest.replace(/^http/, "ws");
  return {
    async ask(path) {
      const response = await fetch(`${rest}${path}`, { signal: AbortSignal.timeout(ANSWER_MS) });
      const length = Number(response.headers.get("content-length") ?? 0);
      if (length > LONGEST_ANSWER) throw new Unusable(`${rest}${path} answers too much`);
      if (!response.ok) throw new Unusable(`${rest}${path} answers ${response.status}`);
      return response.json();
    },
    connect(names, on): Connection {
      const socket = new WebSocket(`${streams}/stream?streams=${names.join("/")}`, {
        maxPayload: LONGEST_MESSAGE,
        handshakeTimeout: ANSWER_MS,
      });
      socket.on("open", on.opened);
      socket.on("message", (data: Buffer) => on.heard(data.toString("utf8")));
      socket.on("ping", on.alive);
      socket.on("close", on.closed);
      // What has gone wrong ends the connection, and that is heard.
      socket.on("error", () => {});
      return { close: () => socket.terminate() };
    },
    async show(look) {
      await steer(how, "PUT", `/market/mirrors/${look.symbol}`, { ...bodyOf(look), taken: how.taken });
    },
    tell: (words) => void process.stderr.write(`${words}\n`),
  };
}

function bodyOf({ bids, asks, trades, price, index, mark }: Look): Record<string, string> {
  const levels = (of: Look["bids"]): string => of.map((level) => level.join(" ")).join("\n");
  return {
    bids: levels(bids),
    asks: levels(asks),
    trades: trades.map((trade) => `${trade.price} ${trade.quantity} ${trade.side}`).join("\n"),
    ...(price === undefined ? {} : { price }),
    ...(index === undefined ? {} : { index }),
    ...(mark === undefined ? {} : { mark }),
  };
}

async function steer({ url, token }: Mirroring, method: string, path: string, body?: object): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(`${url}/margrave/v1${path}`, {
      method,
      headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Unusable(`no venue answers at ${url}`);
  }
  const answer = (await response.json()) as { msg?: string };
  if (!response.ok) throw new Unusable(answer.msg ?? `the venue answered ${response.status}`);
  return answer;
}
