import { SPOT, testRetired } from "../../legacy-listen-keys.ts";

testRetired(SPOT, "PUT");
