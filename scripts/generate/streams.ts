// The streams' reference.

import { socketApis } from "../../src/api/endpoints.ts";
import type { StreamFacts } from "../../src/streams/declare.ts";
import { marketStreams, deskEvents, userEvents } from "../../src/streams/streams.ts";

/** The reference as Markdown. */
export function streamReference(): string {
  return [...intro(), ...connections(), ...markets(), ...keysAndTokens(), ...users(), ...apis(), ""].join("\n");
}

function intro(): string[] {
  return [
    "# Streams and WebSocket APIs",
    "",
    "Made from the declarations; do not edit. `/ws/<stream>` sends events bare, `/stream?streams=<a>/<b>` wrapped with the",
    "stream's name; both take SUBSCRIBE, UNSUBSCRIBE, LIST_SUBSCRIPTIONS, SET_PROPERTY and GET_PROPERTY. Symbols are",
    "written in lower case. A name of no stream stays silent, as on the real exchange. A refused message is answered with",
    '`{"error":{"code":…,"msg":…},"id":…}`. One port serves what the real exchange has a host each for: spot and margin',
    "streams, the margin risk stream, contract streams and the WebSocket APIs. `timeUnit=MICROSECOND` in the address has the",
    "times of spot market streams written in microseconds.",
    "",
  ];
}

function connections(): string[] {
  return [
    "## Connections",
    "",
    "A connection lasts 24 hours of the venue's time and is then closed with code 1001; with the venue's clock moved on, at",
    "once. Every 20 seconds of the time outside the venue sends a ping, and who has answered none a minute later is dropped;",
    "a pong nobody asked for does not count. A connection may listen to 1024 streams and send 5 messages a second, pings",
    "and pongs included: 10 once it listens to a contract stream; who says more is closed with code 1008. An address may",
    "open 300 connections in five minutes. `--limits off` switches the last two off. Events are sent when what caused",
    "them is durable, never before, and in the order in which they happened.",
    "",
  ];
}

const PACE = [
  "What a stream tells at a pace it tells at whole multiples of it of the venue's time, and only where there is something new",
  "to tell, or to whoever has just begun to listen. Where the venue's time is moved on by hand, it speaks once, at what time",
  "comes to. While time stands still it speaks at the end of each request that changed something: a test never waits. A name",
  "that both hosts have, such as `!ticker@arr`, is told of by both.",
];

function markets(): string[] {
  return [
    "## Market streams",
    "",
    ...PACE,
    "",
    "| stream | host | speaks | page | documented | differs |",
    "|---|---|---|---|---|---|",
    ...marketStreams.map((each) =>
      tableRow(`\`${each.names.replaceAll("|", "\\|")}\``, each.host, each.pace, ...factsOf(each)),
    ),
    "",
  ];
}

function keysAndTokens(): string[] {
  return [
    "## Listen keys and tokens",
    "",
    "A listen key is the name of a stream. It lives for 60 minutes of the venue's time from when it was opened or last kept",
    "alive, then says `listenKeyExpired`, and nothing follows. A listen token is for one margin account and lives for as",
    "long as was asked for, at most 24 hours; when it expires, subscriptions made with it say `eventStreamTerminated`.",
    "",
    "| what | opened by | hears |",
    "|---|---|---|",
    "| listen key of contracts | `POST /dapi/v1/listenKey` | contract account |",
    "| listen key of margin risk | `POST /sapi/v1/margin/listen-key` | cross margin risk |",
    "| listen token | `POST /sapi/v1/userListenToken` | cross account, or the isolated one of a pair |",
    "| listen keys of spot, cross and isolated accounts, where `legacyListenKeys` is on | `POST /api/v3/userDataStream`, `POST /sapi/v1/userDataStream`, `POST /sapi/v1/userDataStream/isolated` | that account |",
    "",
  ];
}

const HEARD = { coinm: "contract account", risk: "cross margin risk", trade: "spot and margin accounts" } as const;

function users(): string[] {
  return [
    "## Account events",
    "",
    "Spot and margin accounts hear of orders and balance updates as they happen, in that order; when the transaction they",
    "belong to is over, `listStatus`, and then one `outboundAccountPosition` of all assets that may have changed. A loan, a",
    "repayment and a transfer are transactions of their own. A pending leg of a list is reported with status PENDING_NEW.",
    "",
    "Contract accounts hear of orders as things happen, and of what their trades did to balances and positions in one",
    "`ACCOUNT_UPDATE` when the transaction is over: of a liquidation, first of the orders it cancels, then of its own order,",
    "then that. Transfers, funding, fees and moved margin are told each by itself.",
    "",
    "| account event | heard by | page | documented | differs |",
    "|---|---|---|---|---|",
    ...[...deskEvents, ...userEvents].map((each) => tableRow(`\`${each.name}\``, HEARD[each.stream], ...factsOf(each))),
    "",
  ];
}

function apis(): string[] {
  return socketApis.flatMap(({ path, family, methods, handshakeCost }) => [
    `## WebSocket API at ${path}`,
    "",
    `Connecting costs an address ${handshakeCost}, requests cost what is said below; both count together with the pages of the`,
    `${family.name} family. \`returnRateLimits=false\` in the address, or in the parameters of a request, leaves the limits`,
    "out of answers. Methods that are not listed are refused with -1020. Requests are signed over their parameters, sorted by name.",
    "One connection may follow 1000 accounts at once, and 65535 in all.",
    "",
    "| method | page | documented | security | weight | differs |",
    "|---|---|---|---|---|---|",
    ...methods.map((each) => {
      const { cost } = each.kind === "page" ? (each.weight ?? each.asks.weight) : each.weight;
      const differs = each.differs ?? (each.kind === "page" ? each.asks.differs : undefined) ?? "";
      const weight = typeof cost === "number" ? String(cost) : "by parameters";
      return tableRow(`\`${each.method}\``, each.title, each.documented, securityOf(each), weight, differs);
    }),
  ]);
}

function securityOf(method: (typeof socketApis)[number]["methods"][number]): string {
  if (method.kind === "page") return method.asks.security;
  return method.credentials === "own" ? `${method.security}, signed` : method.security;
}

function factsOf(of: StreamFacts): string[] {
  return [of.title, of.documented, of.differs ?? ""];
}

function tableRow(...cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
