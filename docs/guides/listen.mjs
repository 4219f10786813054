// Prints what a WebSocket tells, line by line, beside the shell that goes on: see `hears` in ask.sh, which calls it.
// It returns when it listens, and goes on printing until the venue ends the connection.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const [name, address, message] = process.argv.slice(2);

if (process.send === undefined) {
  const stdio = ["ignore", "inherit", "inherit", "ipc"];
  const listener = spawn(process.execPath, [fileURLToPath(import.meta.url), name, address, message ?? ""], { stdio });
  listener.once("message", () => {
    listener.disconnect();
    listener.unref();
  });
  listener.once("exit", () => (process.exitCode = 1));
} else {
  // Node has a WebSocket of its own since 22; before, the one the checkout has installed.
  const WebSocket = globalThis.WebSocket ?? (await import("ws")).WebSocket;
  const socket = new WebSocket(address);
  const ready = () => process.connected && process.send("listening");
  socket.addEventListener("open", () => {
    if (message === "") ready();
    else socket.send(message);
  });
  socket.addEventListener("message", ({ data }) => {
    console.log(`${name}: ${data}`);
    ready();
  });
  socket.addEventListener("close", ({ code }) => console.log(`${name} is closed: ${code}`));
  socket.addEventListener("error", () => console.error(`${name}: ${address} was refused, or broke off`));
}
