// Verifying a journal on disk.

import { verifyDirectory } from "../main.ts";

/** Prints a verdict and returns the exit code: 0 all agree, 1 one differs, 2 cannot be read. */
export function verifyJournal(directory: string): number {
  try {
    const { entries, differs } = verifyDirectory(directory);
    if (differs === undefined) {
      process.stdout.write(`${entries} entries, all decided today as they were.\n`);
      return 0;
    }
    process.stdout.write(
      `Entry ${differs.seq} (${differs.command}) would be decided differently today: ${differs.why}\n`,
    );
    return 1;
  } catch (error) {
    process.stderr.write(`margrave: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}
