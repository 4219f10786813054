// The USDⓈ-margined futures family: as many pages as tell clients that nothing is traded there.

import { wireError } from "../../../gateway/errors.ts";
import { FAPI_ALLOWANCE } from "../../allowances.ts";
import { dapiNotFound } from "../../not-found.ts";
import type { PageFamily } from "../../page.ts";
import { coinmRefusal } from "../coin-margined-futures/refusals.ts";
import { pages } from "./pages.ts";

/** The USDⓈ-margined futures family. It answers as the COIN-margined one does. */
export const usdsMarginedFutures: PageFamily = {
  name: "derivatives/usds-margined-futures",
  prefixes: ["/fapi/"],
  pages,
  allowance: FAPI_ALLOWANCE,
  refusal: coinmRefusal,
  surplus: "ignored",
  empty: "absent",
  tooPrecise: () => wireError("TOO_PRECISE"),
  overflow: (name) => wireError("MISSING", { name }),
  longestWindow: undefined,
  forbidden: wireError("KEY_REFUSED"),
  noSuchPath: dapiNotFound,
};
