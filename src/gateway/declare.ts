// The grammar of pages. A page is a value: what it answers to, what it takes, what it costs, and
// pure functions from request to command and from events to reply. Nothing in it can wait, read a
// clock or touch a disk. What the gateway needs of the rest of the program is declared here too.

import type { Command, PurseName } from "../core/commands.ts";
import type { Event } from "../core/events.ts";
import type { Rejection } from "../core/rejections.ts";
import type { AccountId, ApiKey } from "../core/select.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import type { Instant } from "../money/units.ts";
import type { WireError } from "./errors.ts";
import type { Times } from "./time-unit.ts";
import type { Parameters, Values } from "./parameters.ts";

/** Who may call a page and whether the call is signed, in the documentation's words. */
export type Security = "NONE" | "MARKET_DATA" | "USER_STREAM" | "USER_DATA" | "TRADE" | "MARGIN";

/** Whether calls of a security are signed. */
export function isSigned(security: Security): boolean {
  return security === "TRADE" || security === "USER_DATA" || security === "MARGIN";
}

/** What a call costs, and of which allowance. `orders` counts placed orders beside weight. */
export interface Weight<P extends Parameters = Parameters> {
  readonly per: "ip" | "uid";
  readonly cost: number | ((values: Values<P>, x: ExchangeView) => number);
  /**
   * Orders placed by a successful call, counted against the order limits of the purse they are placed from; `each` where that
   * is as many as came of it.
   */
  readonly orders?: number | "each";
  /** Whether a call goes on although the limits are reached, and says itself what comes of that. */
  readonly goesOn?: (values: Values<P>) => boolean;
  /** Whether a call that was done costs nothing after all, by what it did. */
  readonly free?: (events: readonly Event[]) => boolean;
  /** That purse, where an account has several; each has its own count. */
  readonly from?: (values: Values<P>, caller: Caller) => PurseName;
  /** Said where the documentation leaves out what it is per. */
  readonly assumed?: true;
}

/** A weight that is the same whatever the parameters. */
export interface FixedWeight {
  readonly per: "ip" | "uid";
  readonly cost: number;
}

/** A fixed weight of an address. */
export const perIp = (cost: number): FixedWeight => ({ per: "ip", cost });
/** A fixed weight of an account. */
export const perUid = (cost: number): FixedWeight => ({ per: "uid", cost });

/** Who calls, and when. `account` is zero where a page asks for no key. */
export interface Caller {
  readonly account: AccountId;
  readonly key: View<ApiKey> | undefined;
  readonly now: Instant;
  /** The calling address. */
  readonly ip: string;
  /** The host it called, where that is known. */
  readonly host?: string | undefined;
  /** What has been placed from a purse under each order limit of the page's family, in their order. */
  readonly ordersPlaced: (from: PurseName) => readonly OrderCount[];
  /** What is read where so many were placed from it that no more may be. */
  readonly tooManyOrders: (from: PurseName) => WireError | undefined;
}

/** An order limit and what counts against it in the present window. */
export interface OrderCount {
  readonly seconds: number;
  readonly limit: number;
  readonly placed: number;
}

/** A number of any length, written as its digits stand; `numeral` (`src/gateway/json.ts`) makes one. */
export interface Numeral {
  readonly rawJSON: string;
}

/** Anything JSON can say. */
export type Json =
  | string
  | number
  | boolean
  | null
  | Numeral
  | undefined
  | readonly Json[]
  | { readonly [key: string]: Json };

/** A method and a path. */
export type Route = `${"GET" | "POST" | "PUT" | "DELETE"} /${string}`;

/** What every page declares. */
export interface PageFacts<P extends Parameters> {
  /**
   * The page's path in the documentation, or, where many pages stand under one address there, its family, group and
   * heading. Its file here is that path, lower-cased and with hyphens.
   */
  readonly page: string;
  readonly title: string;
  /** The date of the documentation followed. */
  readonly documented: string;
  readonly route: Route;
  readonly security: Security;
  readonly weight: Weight<P>;
  readonly params: P;
  /** What the key must be allowed beyond what its security says. */
  readonly needs?: keyof ApiKey["permissions"];
  /** How the answer differs from the real one, where it does: shown in the coverage table. */
  readonly differs?: string;
  /** Of a page the real exchange serves no more: since when, and where this venue does all the same. */
  readonly retired?: { readonly since: string; readonly served: (x: ExchangeView) => boolean };
}

/** A page that changes something: request → command, events → reply. */
export interface ActionPage<P extends Parameters = Parameters> extends PageFacts<P> {
  readonly kind: "action";
  /** The command a request asks for, or why its parameters do not go together. */
  readonly command: (values: Values<P>, caller: Caller, x: ExchangeView) => Command | WireError;
  readonly reply: (events: readonly Event[], x: ExchangeView, values: Values<P>, caller: Caller) => Json | WireError;
  /** What clients of this page read for a reason where it is not what the family's read; undefined leaves it to the family. */
  readonly refusal?: (rejection: Rejection, values: Values<P>, caller: Caller) => WireError | undefined;
  /** Whether a refused call counts as an order all the same. */
  readonly countsRefused?: (rejection: Rejection) => boolean;
}

/** A page that looks at the present. */
export interface QueryPage<P extends Parameters = Parameters> extends PageFacts<P> {
  readonly kind: "query";
  readonly answer: (x: ExchangeView, values: Values<P>, caller: Caller) => Json | WireError;
}

/** A page that looks at the present and then at the past, both as of the same entry. */
export interface RecallPage<Past, P extends Parameters = Parameters, T = unknown> extends PageFacts<P> {
  readonly kind: "recall";
  readonly present: (x: ExchangeView, values: Values<P>, caller: Caller) => T | WireError;
  readonly past: (present: T, past: Past, values: Values<P>, caller: Caller) => Json | WireError;
}

/** Any page; its parameters' types are known to itself alone. */
export type Page<Past = never> =
  // oxlint-disable-next-line typescript/no-explicit-any -- a page's own types are private to it
  ActionPage<any> | QueryPage<any> | RecallPage<Past, any, any>;

/** Declares a page that changes something. */
export function action<const P extends Parameters>(page: Omit<ActionPage<P>, "kind">): ActionPage<P> {
  return { kind: "action", ...page };
}

/** Declares a page that looks at the present. */
export function query<const P extends Parameters>(page: Omit<QueryPage<P>, "kind">): QueryPage<P> {
  return { kind: "query", ...page };
}

/** How a family counts weight. */
export interface Allowance {
  /** One bucket for the family, or one for each page. */
  readonly bucket: "family" | "page";
  readonly ipPerMinute: number;
  readonly uidPerMinute: number;
  /** The header that tells an address, or an account, what it has used. */
  readonly ipHeader: string;
  readonly uidHeader: string;
  /** What who has used more than a limit reads, and who did not stop at that. */
  readonly tooMuch: (limit: number) => WireError;
  readonly banned: (until: number) => WireError;
  /** Calls an address may make whatever their weight, where those are bounded beside it. */
  readonly rawRequests?: {
    readonly minutes: number;
    readonly limit: number;
    readonly tooMany: (limit: number) => WireError;
  };
  readonly orders: readonly {
    readonly seconds: number;
    readonly limit: number;
    readonly header: string;
    readonly interval: string;
  }[];
  /** How many orders the first fill of an order of a spot account takes off its counts, where fills do. */
  readonly filled?: { readonly asTaker: number; readonly asMaker: number };
}

/** Pages that answer in the same manner. */
export interface Family<Past = never> {
  readonly name: string;
  /** The beginnings of its paths: a path of none of its pages is answered in its manner. */
  readonly prefixes: readonly string[];
  readonly pages: readonly Page<Past>[];
  readonly allowance: Allowance;
  /** What a refusal of the exchange reads like here. */
  readonly refusal: (rejection: Rejection, x: ExchangeView) => WireError;
  /** Parameters no page declares: refused, or not looked at. */
  readonly surplus: "refused" | "ignored";
  /** Optional parameters sent empty: refused, or as if not sent. */
  readonly empty: "refused" | "absent";
  /** What a parameter with too many decimals reads, and one that is too large. */
  readonly tooPrecise: (name: string) => WireError;
  readonly overflow: (name: string) => WireError;
  /** Where its answers have times, if they are told in microseconds to who asks for that. */
  readonly times?: Times;
  /** The longest recvWindow; undefined for no bound. */
  readonly longestWindow: number | undefined;
  /** Special keys trade here, and nowhere else. */
  readonly servesSpecialKeys?: true;
  /** What a key without the permission reads. */
  readonly forbidden: WireError;
  /** The answer to a path that is no page. */
  readonly noSuchPath: (method: string, path: string, now: Instant) => RawAnswer;
}

/** An answer whose body is ready. */
export interface RawAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** A file that is served as it is. */
export interface StoredFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Files that whoever knows their names may have: found in the present, and made of the past as of the same entry. */
export interface Shelf<Past, T = unknown> {
  /** What their paths begin with; the rest is the name. */
  readonly prefix: string;
  /** What fetching one costs an address, and the family with whose pages it is counted. */
  readonly cost: number;
  readonly family: string;
  readonly find: (x: ExchangeView, name: string, now: Instant) => T | undefined;
  make(found: T, past: Past): StoredFile;
}

/** What waits for an answer to be durable. */
export interface Waiting {
  release(): void;
  lost(): void;
}

/** What the gateway needs of the engine. */
export interface Venue<Past> {
  readonly view: ExchangeView;
  now(): Instant;
  perform(
    command: Command,
    render: (
      outcome: { readonly events?: readonly Event[] | undefined; readonly rejection?: Rejection | undefined },
      x: ExchangeView,
    ) => void,
    waiting: Waiting,
  ): void;
  read(render: (x: ExchangeView, now: Instant) => void, waiting: Waiting): void;
  recall(present: (x: ExchangeView, now: Instant) => void, past: (past: Past) => void, waiting: Waiting): void;
}

/** How strictly callers are treated. */
export interface Strictness {
  /** Timestamps are measured against the venue's clock, or accepted by either clock. */
  readonly timestamps: "venue" | "either";
  /** Whether weights and order counts are limited; they are counted and shown either way. */
  readonly limits: "on" | "off";
}
