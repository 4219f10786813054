// The COIN-margined futures family: what its pages have in common.

import { wireError } from "../../../gateway/errors.ts";
import { DAPI_ALLOWANCE } from "../../allowances.ts";
import { dapiNotFound } from "../../not-found.ts";
import type { PageFamily } from "../../page.ts";
import { COINM_MANNERS } from "./manners.ts";
import { pages } from "./pages.ts";
import { coinmRefusal } from "./refusals.ts";

/** The COIN-margined futures family. */
export const coinMarginedFutures: PageFamily = {
  name: "derivatives/coin-margined-futures",
  prefixes: ["/dapi/", "/futures/data/"],
  pages,
  allowance: DAPI_ALLOWANCE,
  refusal: coinmRefusal,
  surplus: "ignored",
  ...COINM_MANNERS,
  // The documentation states no bound, and its own example sends 9999999.
  longestWindow: undefined,
  forbidden: wireError("KEY_REFUSED"),
  noSuchPath: dapiNotFound,
};
