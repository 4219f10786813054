// Everything the control plane can do.

import { creditAccount } from "./accounts/credit-account.ts";
import { issueKey } from "./accounts/issue-key.ts";
import { listAccounts } from "./accounts/list-accounts.ts";
import { openAccount } from "./accounts/open-account.ts";
import type { AnyVerb } from "./declare.ts";
import { breakMarketStream } from "./faults/break-market-stream.ts";
import { breakStream } from "./faults/break-stream.ts";
import { clearFaults } from "./faults/clear-faults.ts";
import { setFunding } from "./funding/set-funding.ts";
import { importListing } from "./listing/import-listing.ts";
import { announceDelisting, announceListing } from "./margin/announce.ts";
import { leaveMirror, mirrorMarket } from "./market/mirror-market.ts";
import { pauseMarket } from "./market/pause-market.ts";
import { listScripts, playScript, stopScript } from "./market/play-script.ts";
import { endRecording, replayRecord } from "./market/replay-record.ts";
import { resumeMarket } from "./market/resume-market.ts";
import { showMarket } from "./market/show-market.ts";
import { setMark } from "./prices/set-mark.ts";
import { setIndex } from "./prices/set-index.ts";
import { setPrice } from "./prices/set-price.ts";
import { showPrices } from "./prices/show-prices.ts";
import { whatIf } from "./prices/what-if.ts";
import { setRate } from "./rates/set-rate.ts";
import { showRates } from "./rates/show-rates.ts";
import { auditVenue } from "./state/audit-venue.ts";
import { showHealth } from "./state/show-health.ts";
import { advanceTime } from "./time/advance-time.ts";
import { freezeTime } from "./time/freeze-time.ts";
import { resumeTime } from "./time/resume-time.ts";
import { showTime } from "./time/show-time.ts";

/** The verbs, in the order in which the reference and --help show them. */
export const verbs: readonly AnyVerb[] = [
  showHealth,
  showTime,
  advanceTime,
  freezeTime,
  resumeTime,
  showPrices,
  setPrice,
  setMark,
  whatIf,
  setIndex,
  showMarket,
  pauseMarket,
  resumeMarket,
  listScripts,
  playScript,
  stopScript,
  replayRecord,
  endRecording,
  mirrorMarket,
  leaveMirror,
  showRates,
  setRate,
  setFunding,
  listAccounts,
  openAccount,
  creditAccount,
  issueKey,
  importListing,
  announceDelisting,
  announceListing,
  breakStream,
  breakMarketStream,
  clearFaults,
  auditVenue,
];
