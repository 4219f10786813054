import { CROSS, testRetired } from "../../legacy-listen-keys.ts";

testRetired(CROSS, "POST");
