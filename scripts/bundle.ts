// Puts the compiled program into few files: a venue is seven hundred modules, and finding and linking one after the other
// took longer than all else that a start is made of.

import { rolldown } from "rolldown";

/** The modules that are started by name: the command line, and the journal's thread, which lies beside it. */
const ENTRANCES = { margrave: "dist/cli/margrave.js", "sqlite-writer": "dist/journal/sqlite-writer.js" };

const bundle = await rolldown({ input: ENTRANCES, platform: "node", external: [/^node:/] });
// Nothing is renamed or taken out: what a stack trace names is what the source calls it.
await bundle.write({ dir: "dist/whole", format: "esm", minify: false, cleanDir: true });
await bundle.close();
