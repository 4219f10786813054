import { defineConfig } from "vitest/config";

/** Tests that hand everything to what they test and change nothing of the world they run in. */
const TOGETHER = [
  "src/**/*.test.ts",
  "test/pages/**/*.test.ts",
  "test/scenarios/**/*.test.ts",
  "test/examples/**/*.test.ts",
];

const each = {
  exclude: ["**/node_modules/**"],
  pool: "forks",
  testTimeout: 60_000,
  hookTimeout: 120_000,
} as const;

export default defineConfig({
  test: {
    // Two cores: more workers than that only fight.
    maxWorkers: 2,
    projects: [
      // What is tested is read and compiled once for all of them: for most of these files that took longer than their tests.
      { test: { ...each, name: "together", include: TOGETHER, isolate: false } },
      {
        test: {
          ...each,
          name: "apart",
          include: ["test/**/*.test.ts", "scripts/**/*.test.ts", "bench/**/*.test.ts"],
          exclude: [...each.exclude, ...TOGETHER],
        },
      },
    ],
  },
});
