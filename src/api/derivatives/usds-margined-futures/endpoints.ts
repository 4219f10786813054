// The USDⓈ-margined futures pages that are served: as many as tell clients that nothing is traded there.

import { wireError } from "../../../gateway/errors.ts";
import { FAPI_ALLOWANCE } from "../../allowances.ts";
import { dapiNotFound } from "../../not-found.ts";
import type { PageFamily } from "../../page.ts";
import { coinmRefusal } from "../coin-margined-futures/refusals.ts";
import { exchangeInformation } from "./market-data/rest-api/exchange-information.ts";

/** The USDⓈ-margined futures family. It answers as the COIN-margined one does. */
export const usdsMarginedFutures: PageFamily = {
  name: "derivatives/usds-margined-futures",
  prefixes: ["/fapi/"],
  pages: [exchangeInformation],
  unserved: [],
  allowance: FAPI_ALLOWANCE,
  refusal: coinmRefusal,
  surplus: "ignored",
  empty: "absent",
  tooPrecise: () => wireError("TOO_PRECISE"),
  longestWindow: undefined,
  forbidden: wireError("KEY_REFUSED"),
  noSuchPath: dapiNotFound,
};
