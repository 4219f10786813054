// The ladder of a contract as both bracket pages show it: in JSON numbers.

import type { Contract } from "../../../core/listing.ts";
import type { View } from "../../../core/view.ts";
import { numeral } from "../../../gateway/json.ts";
import { plain } from "../../../money/text.ts";

/** The brackets of a contract. The floor goes by two names: the documentation prints one, the real exchange sends the other. */
export function bracketRows(contract: View<Contract>) {
  return contract.brackets.map(({ bracket, leverage, cap, floor, maintenance, deduction }) => ({
    bracket,
    initialLeverage: leverage,
    qtyCap: numeral(plain(cap)),
    qtylFloor: numeral(plain(floor)),
    qtyFloor: numeral(plain(floor)),
    maintMarginRatio: numeral(plain(maintenance)),
    cum: numeral(plain(deduction)),
  }));
}
