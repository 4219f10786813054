import { test } from "vitest";
import { openVenue } from "../../../../../venue.ts";
import { expectOrdering } from "../../downloads.ts";

const venue = await openVenue();

test("an archive of orders is asked for ten times in thirty days, of a year at most", () =>
  expectOrdering(venue, "order", 10));
