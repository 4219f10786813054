// Made from the files that declare pages, in the order of their paths; do not edit. `npm run generate` writes it.

import type { PageFamily } from "../../page.ts";
import { exchangeInformation } from "./market-data/rest-api/exchange-information.ts";

/** The pages of the family that are served. */
export const pages: PageFamily["pages"] = [
  exchangeInformation,
];
