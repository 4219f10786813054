import { test } from "vitest";
import { openVenue } from "../../../../../venue.ts";
import { expectOrdering } from "../../downloads.ts";

const venue = await openVenue();

test("an archive of trades is asked for five times in thirty days, of a year at most", () =>
  expectOrdering(venue, "trade", 5));
