// The scripts every venue knows by name: situations to try a bot on without writing anything.

/** A script with a name, and a sentence on what it is for. */
export interface NamedScript {
  readonly name: string;
  readonly says: string;
  readonly text: string;
}

/** The scripts, in the order in which they are listed. */
export const SCRIPTS: readonly NamedScript[] = [
  {
    name: "crash-day",
    says: "A crash day in an hour: isolated longs with ten and five times leverage die on the way, with three survive.",
    text: `# A crash day in an hour: from 30000 to 22800 in two falls.
at 0s   BTCUSDT price 30000
at 1s   BTCUSDT walk 40% for 9m59s
at 10m  BTCUSDT ramp to 28900 over 10m
at 20m  BTCUSDT crash to 25100 over 12m
at 32m  BTCUSDT ramp to 25900 over 8m
at 40m  BTCUSDT crash to 22800 over 10m
at 50m  BTCUSDT squeeze to 24000 over 10m
`,
  },
  {
    name: "gap",
    says: "A gap of 6.8 % into a minute of empty books: ten times leverage is taken over and finds nobody, five times lives.",
    text: `# A gap: no price on the way, and nobody to trade with for a minute.
at 0s   BTCUSDT price 30000
at 1s   BTCUSDT hold for 59s
at 1m   BTCUSDT gap by -6.8% for 1m
at 2m   BTCUSDT hold for 3m
`,
  },
  {
    name: "squeeze",
    says: "A short squeeze: prices rise by a fifth, ever faster, while the perpetual's next funding is at its cap.",
    text: `# A short squeeze, and what shorts pay for it.
at 0s   BTCUSDT hold for 1m
at 1m   BTCUSD_PERP funding 0.003
at 1m   BTCUSDT squeeze by +20% over 9m
at 10m  BTCUSDT walk 150% for 5m
`,
  },
  {
    name: "depeg",
    says: "The dollar coin loses its peg: 0.93 within ten minutes, and back within twenty.",
    text: `# What is lent and paid in is worth less for half an hour.
at 0s   USDT depeg to 0.93 over 10m
at 10m  USDT hold for 5m
at 15m  USDT ramp to 1 over 20m
`,
  },
  {
    name: "thin-book",
    says: "Ten minutes of thin books with wide spreads on bitcoin, and five in which ADAUSDT takes no orders.",
    text: `# Hardly anybody quotes.
at 0s   BTCUSDT book thin for 10m
at 0s   BTCUSD_PERP book thin for 10m
at 0s   BTCUSDT walk 90% for 10m
at 2m   ADAUSDT halt for 5m
`,
  },
];

/** A script by its name, or undefined. */
export function namedScript(name: string): NamedScript | undefined {
  return SCRIPTS.find((each) => each.name === name);
}
