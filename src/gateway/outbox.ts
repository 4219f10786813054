// What is on its way to readers. A text is framed once, however many read it; what a reader is sent in one turn leaves in
// one write; and readers who are sent the same in a turn share its bytes.

/** Text frames of WebSockets from a server: whole, and not masked. */
const WHOLE_TEXT = 0x81;
/** Lengths up to these are written in one byte, and in two more. */
const SHORT = 125;
const MEDIUM = 0xffff;

/** A text as one frame. */
export function frameOf(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const head = length <= SHORT ? 2 : length <= MEDIUM ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = WHOLE_TEXT;
  if (head === 2) frame[1] = length;
  else if (head === 4) {
    frame[1] = SHORT + 1;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = SHORT + 2;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, head);
  return frame;
}

/** What somebody is sent in a turn: what came last, behind all that came before. */
export interface Bundle {
  readonly before: Bundle | undefined;
  readonly frame: Buffer;
  /** Everything that came next behind this, for one reader or another. */
  readonly behind: Map<string, Bundle>;
  /** All of it in one piece, once somebody was sent it. */
  bytes: Buffer | undefined;
}

/** Frames texts for all readers of one turn. */
export class Framing {
  /** What is sent first, to one reader or another. */
  readonly #first = new Map<string, Bundle>();
  #newest: { readonly text: string; readonly frame: Buffer } | undefined;

  /** A text behind all that was sent in this turn. */
  behind(before: Bundle | undefined, text: string): Bundle {
    const siblings = before?.behind ?? this.#first;
    let bundle = siblings.get(text);
    if (bundle === undefined) {
      bundle = { before, frame: this.#framed(text), behind: new Map(), bytes: undefined };
      siblings.set(text, bundle);
    }
    return bundle;
  }

  /** The turn is over. */
  clear(): void {
    this.#first.clear();
    this.#newest = undefined;
  }

  #framed(text: string): Buffer {
    // One text follows another: whoever is sent the same one is sent it right after.
    if (this.#newest?.text !== text) this.#newest = { text, frame: frameOf(text) };
    return this.#newest.frame;
  }
}

/** A bundle in one piece. */
export function bytesOf(bundle: Bundle): Buffer {
  if (bundle.before === undefined) return bundle.frame;
  if (bundle.bytes === undefined) {
    const frames: Buffer[] = [];
    for (let each: Bundle | undefined = bundle; each !== undefined; each = each.before) frames.push(each.frame);
    bundle.bytes = Buffer.concat(frames.reverse());
  }
  return bundle.bytes;
}
