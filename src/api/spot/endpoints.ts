// The spot family: what margin clients need around their pages.

import { wireError } from "../../gateway/errors.ts";
import type { Times } from "../../gateway/time-unit.ts";
import { SPOT_ALLOWANCE } from "../allowances.ts";
import { LONGEST_WINDOW_MS } from "../margin-trading/endpoints.ts";
import { spotNotFound } from "../not-found.ts";
import type { PageFamily } from "../page.ts";
import { pages } from "./pages.ts";
import { spotRefusal } from "./refusals.ts";

/** Where the answers of spot have times; klines are rows of twelve, from when and until when. */
const TIMES: Times = {
  members: new Set([
    "serverTime",
    "time",
    "T",
    "updateTime",
    "transactTime",
    "transactionTime",
    "workingTime",
    "trailingTime",
    "openTime",
    "closeTime",
    "timestamp",
    "authorizedSince",
    "connectedSince",
    "expirationTime",
  ]),
  rows: { columns: 12, times: [0, 6] },
};

/** The spot family. */
export const spot: PageFamily = {
  name: "spot",
  prefixes: ["/api/"],
  pages,
  allowance: SPOT_ALLOWANCE,
  refusal: spotRefusal,
  surplus: "refused",
  empty: "refused",
  tooPrecise: (name) => wireError("TOO_PRECISE_SPOT", { name }),
  overflow: (name) => wireError("OVERFLOW", { name }),
  times: TIMES,
  longestWindow: LONGEST_WINDOW_MS,
  servesSpecialKeys: true,
  forbidden: wireError("KEY_REFUSED"),
  noSuchPath: spotNotFound,
};
