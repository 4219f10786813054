// The physical limit: a bare node:http server that answers every request with the same bytes, as
// many as an order's answer has.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const body = JSON.stringify({ code: 200, msg: "x".repeat(380) });
const length = String(Buffer.byteLength(body));
const server = createServer({ keepAliveTimeout: 75_000 }, (_request, response) => {
  response.writeHead(200, ["Content-Type", "application/json;charset=UTF-8", "Content-Length", length]);
  response.end(body);
});
server.listen(0, "127.0.0.1", () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
