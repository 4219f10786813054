// Archives of an account's history in contracts: asked for some times a month, made after a while, there for a day.

import { earlier, later } from "../../money/arithmetic.ts";
import { count, DAY, type Instant, SECOND, type Span, span } from "../../money/units.ts";
import type { OrderDownload } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { nameFor } from "../ids.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { Exchange, ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import type { DownloadOrdered } from "../events.ts";

/** What an archive is of. */
export type DownloadKind = "income" | "order" | "trade";

/** An archive that was asked for. */
export interface Download {
  readonly number: number;
  readonly account: number;
  readonly kind: DownloadKind;
  /** The time it is of, both ends included. */
  readonly from: Instant;
  readonly to: Instant;
  readonly orderedAt: Instant;
  readonly readyAt: Instant;
  readonly expiresAt: Instant;
  /** Whoever knows it may have the archive. */
  readonly token: string;
}

/** How many of a kind an account may ask for in a month: as published. */
export const DOWNLOADS_A_MONTH: Readonly<Record<DownloadKind, number>> = { income: 5, order: 10, trade: 5 };

/** A month for that: assumed to be thirty days, whenever they begin. */
const MONTH: Span = span(30 * count(DAY));
/** How long one is made: assumed. */
export const DOWNLOAD_TAKES: Span = SECOND;
/** How long it is there: as published. */
const STAYS: Span = DAY;
/** Names a token is made of: together as long as keys are, and as hard to guess. */
const TOKEN_NAMES = [0, 1, 2] as const;

/** Has an archive made, unless the account has asked for too many of its kind lately. */
export function orderDownload(x: ExchangeView, at: Instant, c: OrderDownload, emit: Emit): Rejection | undefined {
  const { account, kind, from, to } = c;
  if (!x.accounts.byId.has(account)) return refuse("unknown-account");
  const limit = DOWNLOADS_A_MONTH[kind];
  if (orderedSince(x, earlier(at, MONTH), c) >= limit) return { reason: "too-many-downloads", limit };

  const number = x.counters.stream + 1;
  const readyAt = later(at, DOWNLOAD_TAKES);
  const token = TOKEN_NAMES.map((nth) => nameFor(x.seed, "stream", number * TOKEN_NAMES.length + nth)).join("");
  const download = { number, account, kind, from, to, orderedAt: at, readyAt, expiresAt: later(readyAt, STAYS), token };
  emit({ type: "DownloadOrdered", download });
  return undefined;
}

function orderedSince(x: ExchangeView, since: Instant, { account, kind }: OrderDownload): number {
  let ordered = 0;
  for (const each of x.accounts.downloads.values()) {
    if (each.account === account && each.kind === kind && each.orderedAt > since) ordered++;
  }
  return ordered;
}

/** An archive will be there; those that count no more are forgotten. */
export function applyDownloadOrdered(x: Exchange, { download }: DownloadOrdered): void {
  x.counters.stream = download.number;
  const { downloads } = x.accounts;
  for (const each of downloads.values()) {
    if (each.orderedAt > earlier(x.at, MONTH)) break;
    downloads.delete(each.number);
  }
  downloads.set(download.number, download);
}

/** The archive of a token while it is there. */
export function downloadOf(x: ExchangeView, token: string, now: Instant): View<Download> | undefined {
  for (const each of x.accounts.downloads.values()) {
    if (each.token === token) return each.readyAt <= now && now < each.expiresAt ? each : undefined;
  }
  return undefined;
}
