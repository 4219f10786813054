// Samples that are taken at whole seconds.

import { whole } from "../../money/convert.ts";
import { count, type Instant, SECOND } from "../../money/units.ts";

/** Whole seconds later than one moment and not later than another. */
export function secondsBetween(after: Instant, upTo: Instant): number {
  const nth = (at: Instant): number => whole(count(at), count(SECOND));
  return upTo <= after ? 0 : nth(upTo) - nth(after);
}
