// The peer of the fan-out: a server that, at each request, sends a text of a step of a book to everybody who is
// connected, as one does with `ws`: a text made once, and a `send` for each.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";

let number = 1_000;
const server = createServer({ keepAliveTimeout: 75_000 }, (_request, response) => {
  number++;
  const text = JSON.stringify({
    e: "depthUpdate",
    E: Date.now(),
    s: "BTCUSDT",
    U: number,
    u: number,
    b: [["20000.00000000", "0.00100000"]],
    a: [],
  });
  for (const client of sockets.clients) client.send(text);
  response.writeHead(200, ["Content-Type", "application/json;charset=UTF-8", "Content-Length", "2"]);
  response.end("{}");
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
server.listen(0, "127.0.0.1", () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
