// What the WebSocket server needs of the streams: names to subscribe to, and text to send.

/** Somebody who listens: gets each frame's text, bare and wrapped with the stream's name, made once for all. */
export interface Sink {
  /** `bare` is the event alone; `wrapped` is `{"stream":…,"data":…}`. */
  send(bare: string, wrapped: string): void;
}

/** The streams of a venue. */
export interface Feed {
  /** Listens to a stream by its name; a name of no stream stays silent, as on the real exchange. Returns how to stop. */
  subscribe(stream: string, sink: Sink): () => void;
}
