// What the two kinds of conversations over a WebSocket have in common: a line to the other end, and an end.

/** The way back to whoever is connected. */
export interface Line {
  send(text: string): void;
  /** Ends the connection, with a code and a reason the other end reads. */
  close(code: number, reason: string): void;
}

/** What is said over a connection. */
export interface Conversation {
  /** Hears a message. */
  receive(text: string): void;
  /** How many messages of any kind, pings and pongs included, it takes in a second; and whether `receive` counts as one. */
  readonly pace: { readonly perSecond: number; readonly countsMessages: boolean };
  /** The connection is over. */
  end(): void;
}
