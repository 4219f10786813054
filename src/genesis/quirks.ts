// The settings by which a venue does as the real exchange did at a date, or as its documentation
// reads: their names, their values in words, and the threads that show them; and bundles of them by date.

import { type Quirks, QUIRKS_TODAY } from "../core/quirks.ts";

/** A setting's name. */
export type QuirkName = keyof Quirks;

/** What is said of one setting. */
export interface Quirk<T> {
  /** The words its values are chosen by. */
  readonly values: Readonly<Record<string, T>>;
  /** What it changes. */
  readonly changes: string;
  /** When the real exchange changed, where it did. */
  readonly since?: string;
  /** Where that can be read. */
  readonly source: string;
}

/** Every setting there is. */
export const QUIRKS: { readonly [N in QuirkName]: Quirk<Quirks[N]> } = {
  legacyListenKeys: {
    values: { on: true, off: false },
    changes:
      "Whether the listen keys of spot and margin accounts are served: `/api/v3/userDataStream`, " +
      "`/sapi/v1/userDataStream` and `/sapi/v1/userDataStream/isolated`.",
    since: "retired on 2026-02-20",
    source: "the change logs of the spot and the margin documentation, 2026-02-20",
  },
  isolatedFigures: {
    values: { trimmed: "trimmed", padded: "padded" },
    changes:
      "How `GET /sapi/v1/margin/isolated/account` prints its figures: as live answers do (`0`, level `999`, ratio `10`), or " +
      "filled up to eight places as the documentation does (`0.00000000`).",
    source:
      "live answers in binance/binance-connector-python#142 and ccxt/ccxt#14346, against the documentation's example",
  },
  firstEnable: {
    values: { refused: "refused", opens: "opens" },
    changes:
      "What `POST /sapi/v1/margin/isolated/account` does for a pair that never had an isolated account: it is refused with " +
      "-11001, as live clients see it, and the first transfer opens the account; or it opens the account, as the " +
      "documentation reads.",
    source: "a live answer in JKorf/Binance.Net#1073, against the documentation",
  },
  notionalRefusal: {
    values: { "-1013": "spot", "-20204": "margin" },
    changes:
      "The code of a margin order that the NOTIONAL filter keeps out: that of spot orders, or that of the margin " +
      "documentation's own list of errors, which no public thread shows.",
    source: "the margin documentation's list of errors",
  },
  pendingLoans: {
    values: { on: true, off: false },
    changes:
      "Whether a loan or repayment that comes within 100 milliseconds of the account's last one is refused with -3007. Off, " +
      "none is: they are carried out one after the other.",
    source: "Haehnchen/crypto-trading-bot#120; that it takes 100 milliseconds is what bots report, not documented",
  },
  insuranceFund: {
    values: { pays: "pays", empty: "empty" },
    changes:
      "Whether the insurance fund takes over positions in contracts that no book takes from a liquidation, as far as what " +
      "it has is worth them; `empty`, they are closed against the winners at once (auto-deleveraging).",
    source: "Binance's liquidation protocol for futures; a strategy that met it: hummingbot/hummingbot#3103",
  },
  amendments: {
    values: { either: "either", both: "both" },
    changes:
      "What amending an order on a contract takes (`PUT /dapi/v1/order`, `PUT /dapi/v1/batchOrders`): a new price or a new " +
      "quantity; or `both`, else it is refused with -1102, and the caller's own `modifyId` is shown.",
    since: "both since 2026-06-30",
    source: "the notice of the integration of COIN-M and USDⓈ-M, 2026-06; `modifyId` in the documentation of 2026-07",
  },
  conditionalOrders: {
    values: { orders: "orders", algos: "algos" },
    changes:
      "Where stops, take-profits and trailing stops on contracts belong: `POST /dapi/v1/order`, `POST /dapi/v1/batchOrders` " +
      "and `order.place` take them; or `algos`, these refuse them with -4120 and `POST /dapi/v1/algoOrder` alone takes them. " +
      "The pages of algo orders are served either way.",
    since: "announced in 2026-06 for a date to follow; seen on the demo venue in 2026-08",
    source: "the notice of the integration of COIN-M and USDⓈ-M, 2026-06, and the list of errors of COIN-M",
  },
  orderFigures: {
    values: { shown: "shown", "left-out": "left-out" },
    changes:
      "Whether answers to placing, amending and cancelling orders on contracts have `avgPrice` and `cumBase`. Queries " +
      "always have.",
    since: "left out since 2026-06-30",
    source: "binance/binance-connector-js, the COIN-M client of 2026-07",
  },
  contractQueries: {
    values: { separate: "separate", merged: "merged" },
    changes:
      "What reading costs on contracts: `GET /dapi/v1/allOrders` and `/dapi/v1/userTrades` 20, or 40 with a pair, and " +
      "`/dapi/v2/leverageBracket` 1; or `merged`, 5 and 5, and 1 with a symbol or else 2. And what `GET /dapi/v1/openOrders` " +
      "answers for a symbol that is none: an empty list, or `merged`, -1121.",
    since: "merged since 2026-06-30",
    source: "the notice of the integration of COIN-M and USDⓈ-M, 2026-06",
  },
  sameMarginType: {
    values: { "-4046": "margin-type-unchanged", "-4067": "position-mode-has-orders" },
    changes:
      "What `POST /dapi/v1/marginType` reads where the contract has that type already: that there is no need, or, with no " +
      "order open anywhere, what a change of the position mode reads that open orders are in the way of.",
    source: "live answers of dollar-margined contracts in freqtrade/freqtrade#13188 and ccxt/ccxt#28703",
  },
  location: {
    values: { served: "served", restricted: "restricted" },
    changes:
      "Whether callers are where the real exchange serves nobody: `restricted`, all it is asked for, and every WebSocket, is " +
      "refused with status 451 and code 0 before anything else is looked at; the control plane answers as ever.",
    source:
      "live answers in ccxt/ccxt#15872 and ccxt/ccxt#16044; of a WebSocket in binance/binance-connector-python#201",
  },
  marks: {
    values: { market: "market", held: "held", formed: "formed" },
    changes:
      "Whether the marks of a fresh venue's contracts are `held` where they are set (`price` sets them to it), or `formed` " +
      "each second as on the real exchange: the median of the index with funding, the index with the contract's mean premium " +
      "over 30 seconds, and the last price; or, with `market`, formed in a venue whose prices walk and held in one whose " +
      "prices stand still. `margrave mark` changes it for one contract at any time.",
    source: "Binance's FAQ on mark prices; its announcement of 2025-09 on the samples",
  },
};

/** The settings' names, in the order in which the reference shows them. */
export const QUIRK_NAMES = Object.keys(QUIRKS) as readonly QuirkName[];

/** A choice of settings: names to words. */
export type QuirkWords = Readonly<Record<string, string>>;

/** Bundles by date: how the real exchange was in that month. What a bundle does not name is as today. */
export const PROFILES: Readonly<Record<string, QuirkWords>> = {
  "2026-01": { legacyListenKeys: "on" },
  "2026-03": {},
  "2026-07": {
    amendments: "both",
    conditionalOrders: "algos",
    orderFigures: "left-out",
    contractQueries: "merged",
  },
};

/** The bundle a venue is founded with where none is named. */
export const PROFILE_TODAY = "2026-03";

/** What a venue is founded with: a bundle, and settings that differ from it. */
export interface QuirkChoice {
  readonly profile: string | undefined;
  readonly quirks: QuirkWords;
}

/** Nothing chosen. */
export const AS_TODAY: QuirkChoice = { profile: undefined, quirks: {} };

/** Thrown where a choice is none, or comes too late; its message is a sentence for who chose it. */
export class NoSuchQuirk extends Error {}

/** The settings of a choice. Throws `NoSuchQuirk`. */
export function quirksOf({ profile = PROFILE_TODAY, quirks }: QuirkChoice): Quirks {
  if (!Object.hasOwn(PROFILES, profile)) {
    throw new NoSuchQuirk(`there is no profile "${profile}": there are ${Object.keys(PROFILES).join(", ")}`);
  }
  const words = { ...PROFILES[profile], ...quirks };
  const unknown = Object.keys(words).find((name) => !Object.hasOwn(QUIRKS, name));
  if (unknown !== undefined) {
    throw new NoSuchQuirk(`there is no quirk "${unknown}": there are ${QUIRK_NAMES.join(", ")}`);
  }
  const found: Record<string, unknown> = { ...QUIRKS_TODAY };
  for (const [name, word] of Object.entries(words)) {
    const { values } = QUIRKS[name as QuirkName];
    if (!Object.hasOwn(values, word)) {
      throw new NoSuchQuirk(`the quirk ${name} cannot be "${word}": it can be ${Object.keys(values).join(", ")}`);
    }
    found[name] = (values as Record<string, unknown>)[word];
  }
  return found as unknown as Quirks;
}

/** The word for the value a setting has. */
export function quirkWord<N extends QuirkName>(name: N, value: Quirks[N]): string {
  const found = Object.entries(QUIRKS[name].values).find(([, each]) => each === value);
  if (found === undefined) throw new Error(`invariant broken: ${name} has no word for its value`);
  return found[0];
}

/** Why a venue that goes on is not what is asked for now, if it is not. What is not named is whatever the venue has. */
export function foundedOtherwise(choice: QuirkChoice, has: Quirks): string | undefined {
  const asked = quirksOf(choice);
  const named = choice.profile === undefined ? Object.keys(choice.quirks) : QUIRK_NAMES;
  const name = QUIRK_NAMES.find((each) => named.includes(each) && has[each] !== asked[each]);
  if (name === undefined) return undefined;
  const words = `${name}=${quirkWord(name, has[name])}, not ${quirkWord(name, asked[name])}`;
  return `this venue was founded with ${words}: quirks are chosen when a venue is founded`;
}
