// Files of saved answers, unpacked where they are packed; what is longer than a venue would read is not opened at all.

import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { gunzipSync } from "node:zlib";
import { MOST_SAVED, type SavedFile, Unusable } from "../main.ts";

/** Reads files; throws `Unusable` where one is none or is too long. */
export function savedFiles(paths: readonly string[]): SavedFile[] {
  return paths.map((path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined || !found.isFile()) throw new Unusable(`${path} is no file`);
    if (found.size > MOST_SAVED) throw tooLong(path);
    const bytes = readFileSync(path);
    return { name: basename(path), text: (path.endsWith(".gz") ? unpacked(path, bytes) : bytes).toString("utf8") };
  });
}

function unpacked(path: string, bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_SAVED });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw tooLong(path);
    throw new Unusable(`${path} is no gzip file`);
  }
}

function tooLong(path: string): Unusable {
  return new Unusable(`${path} is longer than ${MOST_SAVED / 1_000_000} million bytes`);
}
