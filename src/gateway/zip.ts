// A ZIP archive of one file, as every tool opens it: a local header, the deflated file, the directory and its end.

import { crc32, deflateRawSync } from "node:zlib";
import { count, type Instant } from "../money/units.ts";

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
/** Version 2.0 of the format, which deflates. */
const VERSION = 20;
const DEFLATED = 8;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const FIRST_YEAR = 1980;

/** A file and its name as an archive. */
export function zipOf(name: string, file: Uint8Array, at: Instant): Uint8Array {
  const title = Buffer.from(name, "utf8");
  const packed = deflateRawSync(file);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(VERSION, 0);
  common.writeUInt16LE(FLAGS, 2);
  common.writeUInt16LE(DEFLATED, 4);
  common.writeUInt16LE(timeOf(at), 6);
  common.writeUInt16LE(dayOf(at), 8);
  common.writeUInt32LE(crc32(file), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(file.length, 18);
  common.writeUInt16LE(title.length, 22);
  const local = Buffer.concat([signature(LOCAL_HEADER), common, title, packed]);
  const made = Buffer.alloc(2);
  made.writeUInt16LE(VERSION, 0);
  // No comment, first disk, nothing special about the file, which begins where the archive does.
  const directory = Buffer.concat([signature(DIRECTORY_ENTRY), made, common, Buffer.alloc(14), title]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, directory, signature(DIRECTORY_END), end]);
}

function signature(of: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(of, 0);
  return bytes;
}

/** The time of day, to two seconds. */
function timeOf(at: Instant): number {
  const day = new Date(count(at));
  return (day.getUTCHours() << 11) | (day.getUTCMinutes() << 5) | (day.getUTCSeconds() >> 1);
}

function dayOf(at: Instant): number {
  const day = new Date(count(at));
  const year = Math.max(day.getUTCFullYear(), FIRST_YEAR);
  return ((year - FIRST_YEAR) << 9) | ((day.getUTCMonth() + 1) << 5) | day.getUTCDate();
}
