// The pages that have archives of an account's history made, and tell where they are.

import type { Event } from "../../../core/events.ts";
import { DOWNLOAD_TAKES, type DownloadKind } from "../../../core/select.ts";
import type { Command } from "../../../core/commands.ts";
import type { ExchangeView } from "../../../core/state.ts";
import type { Caller, Json } from "../../../gateway/declare.ts";
import { wireError, type WireError } from "../../../gateway/errors.ts";
import { moment, text } from "../../../gateway/parameters.ts";
import { later } from "../../../money/arithmetic.ts";
import { count, DAY, type Instant, span } from "../../../money/units.ts";
import { addressOf } from "./archives.ts";

/** The longest time an archive may be of. */
const LONGEST_DAYS = 365;
const LONGEST = span(LONGEST_DAYS * count(DAY));

/** The time an archive is asked for. */
export const downloadParams = { startTime: moment, endTime: moment };
/** What names an archive. */
export const downloadName = { downloadId: text("^[0-9]{1,20}$") };

/** What the pages that ask for archives say of themselves. */
export const DOWNLOAD_DIFFERS =
  "a month is the last thirty days; an archive takes a second of the venue's time to be made";
/** What the pages that tell where archives are say of themselves. */
export const LINK_DIFFERS =
  "the link is an address of the venue, a ZIP with one CSV file whose columns are members of what the account's pages show, " +
  "of what had happened when it was asked for; isExpired is true of a link whose day is over; ids are forgotten with the month";

/** The command of a call for an archive, or why its times do not go together. */
export function downloadAsked(
  kind: DownloadKind,
  { startTime: from, endTime: to }: { readonly startTime: Instant; readonly endTime: Instant },
  caller: Caller,
): Command | WireError {
  if (from > to) return wireError("START_AFTER_END");
  if (to > later(from, LONGEST)) return wireError("COINM_TIME_SPAN", { days: LONGEST_DAYS });
  return { type: "OrderDownload", account: caller.account, kind, from, to };
}

/** What a call for an archive answers: its id, and how long archives take. */
export function downloadOrdered(events: readonly Event[]): Json {
  const ordered = events.find((event) => event.type === "DownloadOrdered");
  return {
    avgCostTimestampOfLast30d: count(DOWNLOAD_TAKES),
    downloadId: String(ordered!.download.number),
  };
}

/** How an archive of one's own stands, and where it is. */
export function downloadStanding(
  x: ExchangeView,
  kind: DownloadKind,
  { downloadId }: { readonly downloadId: string },
  { account, now, host }: Caller,
): Json | WireError {
  const download = x.accounts.downloads.get(Number(downloadId));
  if (download === undefined || download.account !== account || download.kind !== kind) {
    return wireError("BAD_VALUE", { name: "downloadId" });
  }
  if (now < download.readyAt) {
    return { downloadId, status: "processing", url: "", notified: false, expirationTimestamp: -1, isExpired: null };
  }
  return {
    downloadId,
    status: "completed",
    url: addressOf(download, host),
    notified: true,
    expirationTimestamp: count(download.expiresAt),
    isExpired: now < download.expiresAt ? null : true,
  };
}
