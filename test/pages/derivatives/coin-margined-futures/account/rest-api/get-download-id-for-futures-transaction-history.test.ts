import { test } from "vitest";
import { openVenue } from "../../../../../venue.ts";
import { expectOrdering } from "../../downloads.ts";

const venue = await openVenue();

test("an archive of income is asked for five times in thirty days, of a year at most", () =>
  expectOrdering(venue, "income", 5));
