// Binance's FAQ on the margin price index.

import { expect, test } from "vitest";
import { priceOf, quantityOf } from "../../src/genesis/figures.ts";
import { basketPrice, believed, type IndexSource } from "../../src/market/index-basket.ts";
import { plain } from "../../src/money/text.ts";

const source = (price: string, volume = "1"): IndexSource => ({ price: priceOf(price), volume: quantityOf(volume) });

test("MX-01: beside a median of 20000, a source 7 % above counts as 21000 and one 6 % below as 19000", () => {
  const sources = [source("18800"), source("20000"), source("21400")];
  expect(believed(sources).map(({ price }) => plain(price))).toEqual(["19000", "20000", "21000"]);
  expect(plain(basketPrice(sources))).toBe("20000");
});

test("sources count by their volume; of two, neither is more in the middle than the other", () => {
  expect(plain(basketPrice([source("20000", "3"), source("20400", "1")]))).toBe("20100");
  // The middle of 20000 and 30000 is 25000: they count as 23750 and 26250.
  expect(believed([source("20000"), source("30000")]).map(({ price }) => plain(price))).toEqual(["23750", "26250"]);
  expect(plain(basketPrice([source("0.00000001")]))).toBe("0.00000001");
});
