import { ISOLATED, testRetired } from "../../legacy-listen-keys.ts";

testRetired(ISOLATED, "DELETE");
