// The lines of a file, unpacked where it is packed, as long as the file may be and none longer than a line can be.

import { createReadStream } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { pipeline, type Readable } from "node:stream";
import { crc32, createGunzip, createInflateRaw } from "node:zlib";

/** A file, or a venue, that cannot be used: its message is for the caller. */
export class Unusable extends Error {}

/** A line, and where it stands. */
export interface Line {
  readonly text: string;
  /** File and number, as refusals say it. */
  readonly where: string;
}

/** The longest line: a snapshot of the deepest book is a tenth of it. */
const LONGEST_LINE = 4 * 1024 * 1024;
/** The farthest from its end at which a zip file's directory is looked for, and its largest size. */
const TAIL = 22 + 65_535;
const LARGEST_DIRECTORY = 16 * 1024 * 1024;

/** The lines of a file; of a zip file, those of its members one after the other. */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined || !found.isFile()) throw new Unusable(`${file} is no file`);
  const name = basename(file);
  if (!file.endsWith(".zip")) {
    const raw = createReadStream(file);
    yield* split(file.endsWith(".gz") ? unpacked(raw, createGunzip()) : raw, name);
    return;
  }
  const members = await membersOf(file, found.size);
  for (const member of members) {
    const title = members.length === 1 ? name : `${name}/${member.name}`;
    yield* split(checked(contentOf(file, member), member), title);
  }
}

/** A file inside a zip file. */
interface Member {
  readonly name: string;
  readonly method: number;
  readonly start: number;
  readonly packed: number;
  readonly size: number;
  readonly sum: number;
}

function contentOf(file: string, { name, method, start, packed }: Member): Readable {
  if (method !== 0 && method !== 8)
    throw new Unusable(`${basename(file)}/${name} is packed in a way that is not known`);
  const raw = createReadStream(file, { start, end: start + packed - 1 });
  return method === 0 ? raw : unpacked(raw, createInflateRaw());
}

/** A stream through another: where one breaks, so does the other. */
function unpacked(from: Readable, through: ReturnType<typeof createGunzip>): Readable {
  pipeline(from, through, () => {});
  return through;
}

/** Passes on what its directory promised, and nothing beyond: a member that is longer, shorter or other is broken. */
async function* checked(from: Readable, { size, sum }: Member): AsyncGenerator<Buffer> {
  let passed = 0;
  let reached = 0;
  for await (const chunk of from as AsyncIterable<Buffer>) {
    passed += chunk.length;
    if (passed > size) throw new Error("it is longer than it says");
    reached = crc32(chunk, reached);
    yield chunk;
  }
  if (passed !== size || reached !== sum) throw new Error("it is not what it says it is");
}

async function membersOf(file: string, length: number): Promise<Member[]> {
  const name = basename(file);
  const handle = await open(file);
  try {
    const tail = await bytes(handle, Math.max(0, length - TAIL), Math.min(length, TAIL));
    const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
    if (end === -1 || end + 22 > tail.length) throw new Unusable(`${name} is no zip file, or its end is missing`);
    const many = tail.readUInt16LE(end + 10);
    const [size, at] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
    if (at + size > length || size > LARGEST_DIRECTORY)
      throw new Unusable(`${name} is no zip file that can be read here`);
    const directory = await bytes(handle, at, size);
    const members: Member[] = [];
    let entry = 0;
    for (let nth = 0; nth < many; nth++) {
      if (entry + 46 > directory.length || directory.readUInt32LE(entry) !== 0x0201_4b50)
        throw new Unusable(`${name} has a broken directory`);
      const longs = [28, 30, 32].map((offset) => directory.readUInt16LE(entry + offset));
      const [named = 0, extra = 0, comment = 0] = longs;
      const head = await bytes(handle, directory.readUInt32LE(entry + 42), 30);
      if (head.length < 30 || head.readUInt32LE(0) !== 0x0403_4b50)
        throw new Unusable(`${name} has a broken directory`);
      const title = directory.toString("utf8", entry + 46, entry + 46 + named);
      // Folders, and what is empty.
      if (!title.endsWith("/") && directory.readUInt32LE(entry + 24) > 0) {
        members.push({
          name: basename(title),
          method: directory.readUInt16LE(entry + 10),
          start: directory.readUInt32LE(entry + 42) + 30 + head.readUInt16LE(26) + head.readUInt16LE(28),
          packed: directory.readUInt32LE(entry + 20),
          size: directory.readUInt32LE(entry + 24),
          sum: directory.readUInt32LE(entry + 16),
        });
      }
      entry += 46 + named + extra + comment;
    }
    return members;
  } finally {
    await handle.close();
  }
}

async function bytes(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, at);
  return buffer.subarray(0, bytesRead);
}

/** Lines of what comes in parts; what is no text any more ends it with the number of the line it was in. */
export async function* split(from: AsyncIterable<Buffer>, name: string): AsyncGenerator<Line> {
  let nth = 0;
  let parts: Buffer[] = [];
  let length = 0;
  const line = (): Line => {
    const text = parts.length === 1 ? parts[0]!.toString() : Buffer.concat(parts).toString();
    parts = [];
    length = 0;
    return { text, where: `${name}:${++nth}` };
  };
  try {
    for await (const chunk of from) {
      let begin = 0;
      for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, begin)) {
        parts.push(chunk.subarray(begin, end));
        begin = end + 1;
        yield line();
      }
      if (begin === chunk.length) continue;
      parts.push(chunk.subarray(begin));
      length += chunk.length - begin;
      if (length > LONGEST_LINE) throw new Unusable(`${name}:${nth + 1}: this line does not end`);
    }
  } catch (error) {
    if (error instanceof Unusable) throw error;
    throw new Unusable(`${name}:${nth + 1}: the file is broken, or ends too early: ${(error as Error).message}`);
  }
  if (parts.length > 0) yield line();
}
