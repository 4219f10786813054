// The end of every command: whose level it may have moved is looked at. A level in another zone is
// told of, an account at its liquidation ratio is taken over, and who was taken over before is gone
// on with at every tick. Index prices come from outside: a cascade of liquidations cannot feed itself.

import { compareLevels } from "../../money/convert.ts";
import type { Instant } from "../../money/units.ts";
import type { Emit } from "../emit.ts";
import type { Event } from "../events.ts";
import type { PurseId } from "../ledger/ledger.ts";
import {
  type Assessment,
  assess,
  isLiquidating,
  marginLevel,
  thresholdsOf,
  type Zone,
  zoneOf,
} from "../margin/assess.ts";
import type { MarginAccount } from "../margin/margin.ts";
import type { Exchange } from "../state.ts";
import type { View } from "../view.ts";
import { proceed, takeOver } from "./liquidate.ts";
import { sleep } from "./watch.ts";

/** An account that is to be taken over. */
interface Falling {
  readonly purse: PurseId;
  readonly found: Assessment;
}

/** Looks after every account a command has moved; `events` is what it did so far. */
export function tendLevels(x: Exchange, at: Instant, events: readonly Event[], emit: Emit): void {
  if (x.margin.liquidating.size > 0 && events.some(isTick)) {
    for (const purse of x.margin.liquidating) proceed(x, at, accountOf(x, purse), emit);
  }
  // Every turn ends with accounts asleep or taken over, and an account is taken over once: the turns come to an end.
  while (x.watch.stirred.size > 0) {
    const stirred = [...x.watch.stirred].sort((a, b) => a - b);
    x.watch.stirred.clear();
    const falling: Falling[] = [];
    for (const purse of stirred) {
      const found = look(x, purse, emit);
      if (found !== undefined) falling.push({ purse, found });
    }
    // The lowest level falls first; of equal ones, the account that is older.
    falling.sort((a, b) => compareLevels(a.found, b.found) || a.purse - b.purse);
    for (const { purse } of falling) fall(x, at, purse, emit);
  }
}

/** Time and prices are the ticks at which a liquidation is gone on with. */
function isTick(event: Event): boolean {
  return event.type === "IndexObserved" || event.type === "TimeAdvanced";
}

/** Says where an account's level stands and lets it sleep there; where it is to be taken over, what it has and owes. */
function look(x: Exchange, purse: PurseId, emit: Emit): Assessment | undefined {
  const account = accountOf(x, purse);
  if (isLiquidating(account)) return undefined;
  const found = assess(x, purse);
  const zone = zoneOf(found, thresholdsOf(x, account));
  if (zone.status !== account.status) tell(account, found, zone, emit);
  if (zone.status === "force-liquidation") return found;
  sleep(x, purse, found, zone);
  return undefined;
}

function tell(account: View<MarginAccount>, found: Assessment, { status }: Zone, emit: Emit): void {
  const { account: owner, purse, symbol, calledAt } = account;
  const of = { account: owner, purse, symbol, level: marginLevel(found.assets, found.debts) };
  emit({ type: "LevelChanged", ...of, status });
  const inCallZone = status === "margin-call" || status === "pre-liquidation";
  if (inCallZone && calledAt === undefined) emit({ type: "MarginCalled", ...of });
}

/** Takes an account over, unless what fell before it has saved it. */
function fall(x: Exchange, at: Instant, purse: PurseId, emit: Emit): void {
  const account = accountOf(x, purse);
  const found = assess(x, purse);
  if (zoneOf(found, thresholdsOf(x, account)).status === "force-liquidation") {
    takeOver(x, at, account, "level", emit);
  } else {
    x.watch.stirred.add(purse);
  }
}

function accountOf(x: Exchange, purse: PurseId): View<MarginAccount> {
  return x.margin.accounts.get(purse)!;
}
