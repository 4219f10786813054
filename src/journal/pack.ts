// Many groups as one: entries repeat each other's words, and packed together they take a tenth of the room.

import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";

/** Bytes of entries that are packed together: more of them at once save little more, and take longer than a commit may wait. */
export const PACK_BYTES = 256 * 1024;

/** The best quality that packs this many bytes in a few milliseconds. */
const QUALITY = 5;

/** Lines of entries, packed. */
export function pack(lines: string): Uint8Array {
  return brotliCompressSync(lines, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
}

/** The lines again; undefined where these are no packed lines. */
export function unpack(packed: Uint8Array): string | undefined {
  try {
    return brotliDecompressSync(packed).toString("utf8");
  } catch {
    return undefined;
  }
}
