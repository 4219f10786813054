// What a sealed room may not touch: every way in which a clock, chance, the machine or a rounding
// nobody asked for could change an answer.

import type { Finding } from "../finding.ts";
import { isTest, type Node, type Source, walk } from "../source.ts";
import { roomOf } from "./imports.ts";
import { ROOMS } from "./table.ts";

type Broken = Pick<Finding, "rule" | "says" | "cure">;

const HAND_IN = "let the command bring it, or the caller outside the room do it";

/** Names of the language and of its hosts through which the world gets in, with the cure for each. */
const WINDOWS: Readonly<Record<string, string>> = {
  Date: "use the instant of the command",
  Intl: "write the text out by hand, the same on every machine",
  WeakRef: "keep the thing or drop it; when memory is swept must not be seen",
  FinalizationRegistry: "end things by an event; when memory is swept must not be seen",
  Promise: HAND_IN,
  JSON: "let the journal and the gateway turn values into text",
  console: "say it by an event or a rejection",
  process: HAND_IN,
  performance: "use the instant of the command",
  crypto: "use src/core/ids.ts, which a seed brings back",
  fetch: HAND_IN,
  Buffer: HAND_IN,
  Atomics: HAND_IN,
  SharedArrayBuffer: HAND_IN,
  globalThis: "name what is needed, so that it can be refused",
  eval: "write the program out",
  Function: "write the program out",
  setTimeout: "make it due: src/core/time/agenda.ts",
  setInterval: "make it due: src/core/time/agenda.ts",
  setImmediate: "make it due: src/core/time/agenda.ts",
  queueMicrotask: HAND_IN,
  structuredClone: "copy the fields by name",
  parseFloat: "use src/money/text.ts",
};

/** Properties refused whatever they are read from. */
const PROPERTIES: Readonly<Record<string, string>> = {
  localeCompare: "compare with < and >, the same on every machine",
  toLocaleString: "write the text out by hand, the same on every machine",
  toLocaleUpperCase: "use toUpperCase",
  toLocaleLowerCase: "use toLowerCase",
  parseFloat: "use src/money/text.ts",
  toFixed: "use src/money/text.ts",
  toPrecision: "use src/money/text.ts",
  toExponential: "use src/money/text.ts",
};

/** What is exact, and the same in every engine; the rest of Math is neither. */
const EXACT_MATH = new Set(["abs", "clz32", "imul", "max", "min", "sign", "trunc", "floor", "ceil"]);

/** The only files that divide: there every division names its rounding. */
const MAY_DIVIDE = ["src/money/convert.ts", "src/money/inverse.ts"];
/** The only files that change a unit into its integer and back. */
const MAY_CAST = ["src/money/units.ts", "src/money/arithmetic.ts"];

/** Every forbidden thing in a file of a sealed room; none in files of other rooms and in tests. */
export function sealedFindings(source: Source): Finding[] {
  const room = ROOMS[roomOf(source.path) ?? ""];
  if (room?.sealed !== true || isTest(source.path)) return [];
  const findings: Finding[] = [];
  walk(source.program, (node, above) => {
    const broken = brokenBy(source.path, node, above.at(-1));
    if (broken !== undefined) findings.push({ file: source.path, line: source.lineOf(node.start), ...broken });
  });
  for (const comment of source.comments) {
    if (!/^\s*@ts-(?:ignore|expect-error|nocheck)/.test(comment.value)) continue;
    const line = source.lineOf(comment.start);
    findings.push({
      file: source.path,
      line,
      rule: "sealed-casts",
      says: "the compiler is silenced",
      cure: "say what is true in types",
    });
  }
  return findings;
}

function brokenBy(path: string, node: Node, parent: Node | undefined): Broken | undefined {
  return (
    brokenWindow(node, parent) ??
    brokenMember(node) ??
    brokenNumber(path, node) ??
    brokenCast(path, node) ??
    brokenConstruct(node)
  );
}

function brokenWindow(node: Node, parent: Node | undefined): Broken | undefined {
  if (node.type === "ImportExpression" || node.type === "MetaProperty") {
    return {
      rule: "sealed-windows",
      says: "it asks how and from where it was loaded",
      cure: "import by name at the top of the file",
    };
  }
  if (node.type !== "Identifier" || !Object.hasOwn(WINDOWS, node.name)) return undefined;
  if (parent !== undefined && onlyNames(parent, node)) return undefined;
  return { rule: "sealed-windows", says: `${node.name} is a window to the world`, cure: WINDOWS[node.name]! };
}

/** Whether an identifier is only the name of a property, not of a thing in scope. */
function onlyNames(parent: Node, node: Node): boolean {
  switch (parent.type) {
    case "MemberExpression":
      return parent.property === node && !parent.computed;
    case "Property":
    case "PropertyDefinition":
    case "MethodDefinition":
      return parent.key === node && parent.value !== node && !parent.computed;
    case "TSPropertySignature":
    case "TSMethodSignature":
      return parent.key === node;
    case "TSQualifiedName":
      return parent.right === node;
    default:
      return false;
  }
}

function brokenMember(node: Node): Broken | undefined {
  if (node.type === "CallExpression") return brokenSort(node);
  if (node.type !== "MemberExpression") return undefined;
  const name = propertyName(node);
  if (
    node.object.type === "Identifier" &&
    node.object.name === "Math" &&
    (name === undefined || !EXACT_MATH.has(name))
  ) {
    const cure =
      name === "random"
        ? "use a permutation of a counter: src/core/ids.ts"
        : "use whole numbers and src/money/convert.ts";
    return { rule: "sealed-windows", says: `Math.${name ?? "[…]"} is chance or a float`, cure };
  }
  if (name === undefined || !Object.hasOwn(PROPERTIES, name)) return undefined;
  return { rule: "sealed-locale", says: `${name} depends on the machine, or makes a float`, cure: PROPERTIES[name]! };
}

function brokenSort(node: Node & { type: "CallExpression" }): Broken | undefined {
  if (node.callee.type !== "MemberExpression" || node.arguments.length > 0) return undefined;
  const name = propertyName(node.callee);
  if (name !== "sort" && name !== "toSorted") return undefined;
  return {
    rule: "sealed-sort",
    says: `${name}() without a comparator sorts by text`,
    cure: "give it a comparator that tells any two apart",
  };
}

function propertyName(node: Node & { type: "MemberExpression" }): string | undefined {
  if (node.property.type === "Identifier" && !node.computed) return node.property.name;
  return node.property.type === "Literal" && typeof node.property.value === "string" ? node.property.value : undefined;
}

function brokenNumber(path: string, node: Node): Broken | undefined {
  if (node.type === "Literal" && typeof node.value === "number" && /^[^x]*[.e]/i.test(node.raw ?? "")) {
    return { rule: "sealed-floats", says: `${node.raw} is a float`, cure: "write a whole number of a named scale" };
  }
  const divides =
    (node.type === "BinaryExpression" && node.operator === "/") ||
    (node.type === "AssignmentExpression" && node.operator === "/=");
  if (!divides || MAY_DIVIDE.includes(path)) return undefined;
  return {
    rule: "sealed-division",
    says: '"/" loses what it cuts off',
    cure: "use a conversion of src/money/convert.ts, which names its rounding",
  };
}

function brokenCast(path: string, node: Node): Broken | undefined {
  if (node.type === "TSAnyKeyword")
    return { rule: "sealed-casts", says: "any switches the compiler off", cure: "say what is true in types" };
  if (node.type !== "TSAsExpression" && node.type !== "TSTypeAssertion") return undefined;
  if (node.expression.type !== "TSAsExpression" || node.expression.typeAnnotation.type !== "TSUnknownKeyword")
    return undefined;
  if (MAY_CAST.includes(path)) return undefined;
  return {
    rule: "sealed-casts",
    says: "as unknown as makes any type of any other",
    cure: "use the functions of src/money/units.ts",
  };
}

function brokenConstruct(node: Node): Broken | undefined {
  switch (node.type) {
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return node.async ? waits() : undefined;
    case "AwaitExpression":
      return waits();
    case "ForOfStatement":
      return node.await ? waits() : undefined;
    case "ForInStatement":
      return {
        rule: "sealed-order",
        says: "for..in walks keys in an order of its own",
        cure: "use for..of over a Map or a list",
      };
    case "TryStatement":
      return {
        rule: "sealed-faults",
        says: "a fault is caught",
        cure: "refuse by a rejection before it; a broken invariant must stop the program",
      };
    case "SwitchCase":
      if (node.test !== null) return undefined;
      return {
        rule: "sealed-switch",
        says: "a default swallows kinds that do not exist yet",
        cure: "name every case, so that a new one does not compile",
      };
    case "ClassDeclaration":
    case "ClassExpression":
      return {
        rule: "sealed-classes",
        says: "a class keeps state out of the exchange's sight",
        cure: "use an interface and functions",
      };
    default:
      return undefined;
  }
}

function waits(): Broken {
  return { rule: "sealed-async", says: "it waits", cure: "decide with what is there; only the engine waits" };
}
