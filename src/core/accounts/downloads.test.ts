import { expect, test } from "vitest";
import { CoreVenue, openCore, refusal, stateText } from "../../../test/exchange.ts";
import { decode } from "../../journal/codec.ts";
import { count, DAY, SECOND } from "../../money/units.ts";
import { type Portrait, revive } from "../portrait.ts";
import { type DownloadKind, downloadOf } from "./downloads.ts";

function asks(venue: CoreVenue, kind: DownloadKind, account = venue.trader("ann").id): void {
  venue.perform({ type: "OrderDownload", account, kind, from: venue.at, to: venue.at });
}
const ordered = (venue: CoreVenue) => venue.happened("DownloadOrdered").map(({ download }) => download);

test("each kind is counted for itself and each account for itself, over thirty days that move on", () => {
  const venue = openCore();
  for (let nth = 0; nth < 3; nth++) asks(venue, "income");
  venue.passes(10, DAY);
  for (let nth = 0; nth < 2; nth++) asks(venue, "income");
  const tooMany = { reason: "too-many-downloads", limit: 5 };
  expect(refusal(() => asks(venue, "income"))).toEqual(tooMany);
  for (let nth = 0; nth < 5; nth++) asks(venue, "trade");
  expect(refusal(() => asks(venue, "trade"))).toEqual(tooMany);
  for (let nth = 0; nth < 10; nth++) asks(venue, "order");
  expect(refusal(() => asks(venue, "order"))).toEqual({ reason: "too-many-downloads", limit: 10 });
  asks(venue, "income", venue.trader("ben").id);
  // The first three count no more, those of ten days later still do.
  venue.passes(20, DAY);
  for (let nth = 0; nth < 3; nth++) asks(venue, "income");
  expect(refusal(() => asks(venue, "income"))).toEqual(tooMany);
  // What counts no more is forgotten.
  expect(venue.x.accounts.downloads.size).toBe(2 + 5 + 10 + 1 + 3);
  expect(refusal(() => asks(venue, "income", 999))).toEqual({ reason: "unknown-account" });
});

test("an archive is there from a second after it was asked for until a day later, by its token alone", () => {
  const venue = openCore();
  asks(venue, "income");
  asks(venue, "income");
  const [one, other] = ordered(venue);
  expect(one!.token).not.toBe(other!.token);
  const found = () => downloadOf(venue.x, one!.token, venue.at)?.number;
  expect(found()).toBeUndefined();
  venue.passes(1, SECOND);
  expect(found()).toBe(one!.number);
  expect(downloadOf(venue.x, one!.token.slice(1), venue.at)).toBeUndefined();
  expect(count(one!.expiresAt) - count(one!.readyAt)).toBe(count(DAY));
  venue.passes(1, DAY);
  expect(found()).toBeUndefined();
});

test("what was asked for and how often survive a restart", () => {
  const venue = openCore();
  for (let nth = 0; nth < 5; nth++) asks(venue, "trade");
  const again = new CoreVenue(revive(decode(stateText(venue.x)) as Portrait));
  again.at = venue.at;
  const account = venue.trader("ann").id;
  expect(refusal(() => asks(again, "trade", account))).toEqual({ reason: "too-many-downloads", limit: 5 });
  again.passes(1, SECOND);
  expect(downloadOf(again.x, ordered(venue)[4]!.token, again.at)).toEqual(ordered(venue)[4]);
});
