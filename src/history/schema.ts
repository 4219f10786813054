// The tables of history: what can no longer change. Every row carries the number of the journal
// entry that made it; `body` holds the facts, the other columns are what pages ask by.

/**
 * A table's name and its columns, in the order rows are written. Flows, incomes and margin changes have a number beside
 * them, which the database counts up: they are written in the order in which they happened, and by one writer.
 */
export const TABLES = {
  orders: ["id", "seq", "purse", "symbol", "client", "placed", "body"],
  algos: ["id", "seq", "purse", "symbol", "client", "placed", "body"],
  lists: ["id", "seq", "purse", "symbol", "client", "placed", "body"],
  trades: ["symbol", "trade", "seq", "aggregate", "at", "body"],
  fills: ["purse", "symbol", "trade", "seq", "ord", "at", "body"],
  candles: ["symbol", "open", "seq", "body"],
  price_candles: ["kind", "name", "open", "seq", "body"],
  contract_types: ["pair", "seq", "body"],
  positionings: ["pair", "at", "seq", "body"],
  loans: ["id", "seq", "purse", "kind", "asset", "at", "body"],
  interest: ["id", "seq", "purse", "asset", "at", "body"],
  exchanges: ["id", "seq", "purse", "at", "body"],
  rates: ["asset", "at", "seq", "body"],
  flows: ["purse", "seq", "asset", "kind", "symbol", "amount", "source", "at"],
  transfers: ["id", "seq", "account", "source", "target", "asset", "at", "body"],
  forced: ["id", "seq", "purse", "at", "body"],
  loan_repayments: ["id", "seq", "account", "at", "body"],
  fundings: ["symbol", "at", "seq", "body"],
  incomes: ["account", "seq", "asset", "kind", "symbol", "amount", "transaction_id", "trade", "at"],
  deliveries: ["symbol", "pair", "at", "seq", "body"],
  margin_changes: ["account", "seq", "symbol", "does", "at", "body"],
  amendments: ["id", "seq", "purse", "symbol", "ord", "at", "body"],
  reductions: ["id", "seq", "purse", "symbol", "ord", "at", "body"],
  preventions: ["id", "seq", "symbol", "taker_purse", "maker_purse", "taker_order", "maker_order", "at", "body"],
} as const;

/** The name of a table. */
export type TableName = keyof typeof TABLES;

/**
 * Orders stand in the index of client ids by batches of this many numbers, as a power of two. Client ids come in no
 * order: in one index over all orders each would change another page, and every page would be written again and
 * again. In a batch they change the few pages of the newest, and a search looks into each batch once.
 */
export const BATCH_BITS = 13;

/** Makes the tables and their indexes where they are not there. */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS orders (
  id INTEGER PRIMARY KEY, seq INTEGER, purse INTEGER, symbol TEXT, client TEXT, placed INTEGER, body TEXT
);
CREATE INDEX IF NOT EXISTS orders_by_owner ON orders (purse, symbol, id);
CREATE INDEX IF NOT EXISTS orders_by_client_in_batches ON orders (id >> ${BATCH_BITS}, client, purse);
CREATE TABLE IF NOT EXISTS algos (
  id INTEGER PRIMARY KEY, seq INTEGER, purse INTEGER, symbol TEXT, client TEXT, placed INTEGER, body TEXT
);
CREATE INDEX IF NOT EXISTS algos_by_owner ON algos (purse, symbol, id);
CREATE INDEX IF NOT EXISTS algos_by_client ON algos (purse, client, id);
CREATE TABLE IF NOT EXISTS lists (
  id INTEGER PRIMARY KEY, seq INTEGER, purse INTEGER, symbol TEXT, client TEXT, placed INTEGER, body TEXT
);
CREATE INDEX IF NOT EXISTS lists_by_owner ON lists (purse, id);
CREATE TABLE IF NOT EXISTS trades (
  symbol TEXT, trade INTEGER, seq INTEGER, aggregate INTEGER, at INTEGER, body TEXT,
  PRIMARY KEY (symbol, trade)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS trades_by_time ON trades (symbol, at);
CREATE INDEX IF NOT EXISTS trades_by_aggregate ON trades (symbol, aggregate);
CREATE TABLE IF NOT EXISTS fills (
  purse INTEGER, symbol TEXT, trade INTEGER, seq INTEGER, ord INTEGER, at INTEGER, body TEXT,
  PRIMARY KEY (purse, symbol, trade, ord)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS fills_by_order ON fills (ord);
CREATE TABLE IF NOT EXISTS candles (
  symbol TEXT, open INTEGER, seq INTEGER, body TEXT,
  PRIMARY KEY (symbol, open)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS price_candles (
  kind TEXT, name TEXT, open INTEGER, seq INTEGER, body TEXT,
  PRIMARY KEY (kind, name, open)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS contract_types (
  id INTEGER PRIMARY KEY, pair TEXT, seq INTEGER, body TEXT
);
CREATE INDEX IF NOT EXISTS contract_types_by_pair ON contract_types (pair, id);
CREATE TABLE IF NOT EXISTS positionings (
  pair TEXT, at INTEGER, seq INTEGER, body TEXT,
  PRIMARY KEY (pair, at)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS loans (
  id INTEGER PRIMARY KEY, seq INTEGER, purse INTEGER, kind TEXT, asset TEXT, at INTEGER, body TEXT
);
CREATE INDEX IF NOT EXISTS loans_by_owner ON loans (purse, kind, at);
CREATE TABLE IF NOT EXISTS interest (
  id INTEGER PRIMARY KEY, seq INTEGER, purse INTEGER, asset TEXT, at INTEGER, body TEXT
);
CREATE INDEX IF NOT EXISTS interest_by_owner ON interest (purse, at);
CREATE TABLE IF NOT EXISTS exchanges (
  id INTEGER PRIMARY KEY, seq INTEGER, purse INTEGER, at INTEGER, body TEXT
);
CREATE INDEX IF NOT EXISTS exchanges_by_owner ON exchanges (purse, at);
CREATE TABLE IF NOT EXISTS rates (
  asset TEXT, at INTEGER, seq INTEGER, body TEXT
);
CREATE INDEX IF NOT EXISTS rates_by_asset ON rates (asset, at);
CREATE TABLE IF NOT EXISTS flows (
  id INTEGER PRIMARY KEY, purse INTEGER, seq INTEGER, asset TEXT, kind TEXT, symbol TEXT, amount TEXT, source INTEGER,
  at INTEGER
);
CREATE INDEX IF NOT EXISTS flows_by_owner ON flows (purse, at);
CREATE TABLE IF NOT EXISTS transfers (
  id INTEGER PRIMARY KEY, seq INTEGER, account INTEGER, source INTEGER, target INTEGER, asset TEXT, at INTEGER, body TEXT
);
CREATE INDEX IF NOT EXISTS transfers_by_owner ON transfers (account, at);
CREATE TABLE IF NOT EXISTS forced (
  id INTEGER PRIMARY KEY, seq INTEGER, purse INTEGER, at INTEGER, body TEXT
);
CREATE INDEX IF NOT EXISTS forced_by_owner ON forced (purse, at);
CREATE TABLE IF NOT EXISTS loan_repayments (
  id INTEGER PRIMARY KEY, seq INTEGER, account INTEGER, at INTEGER, body TEXT
);
CREATE INDEX IF NOT EXISTS loan_repayments_by_owner ON loan_repayments (account, at);
CREATE TABLE IF NOT EXISTS fundings (
  symbol TEXT, at INTEGER, seq INTEGER, body TEXT,
  PRIMARY KEY (symbol, at)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS deliveries (
  symbol TEXT PRIMARY KEY, seq INTEGER, pair TEXT, at INTEGER, body TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS deliveries_by_pair ON deliveries (pair, at);
CREATE TABLE IF NOT EXISTS incomes (
  id INTEGER PRIMARY KEY, account INTEGER, seq INTEGER, asset TEXT, kind TEXT, symbol TEXT, amount TEXT,
  transaction_id INTEGER, trade INTEGER, at INTEGER
);
CREATE INDEX IF NOT EXISTS incomes_by_owner ON incomes (account, at);
CREATE TABLE IF NOT EXISTS margin_changes (
  id INTEGER PRIMARY KEY, account INTEGER, seq INTEGER, symbol TEXT, does TEXT, at INTEGER, body TEXT
);
CREATE INDEX IF NOT EXISTS margin_changes_by_owner ON margin_changes (account, symbol, at);
CREATE TABLE IF NOT EXISTS amendments (
  id INTEGER PRIMARY KEY, seq INTEGER, purse INTEGER, symbol TEXT, ord INTEGER, at INTEGER, body TEXT
);
CREATE INDEX IF NOT EXISTS amendments_by_order ON amendments (ord, id);
CREATE TABLE IF NOT EXISTS reductions (
  id INTEGER PRIMARY KEY, seq INTEGER, purse INTEGER, symbol TEXT, ord INTEGER, at INTEGER, body TEXT
);
CREATE INDEX IF NOT EXISTS reductions_by_order ON reductions (ord, id);
CREATE TABLE IF NOT EXISTS preventions (
  id INTEGER PRIMARY KEY, seq INTEGER, symbol TEXT, taker_purse INTEGER, maker_purse INTEGER,
  taker_order INTEGER, maker_order INTEGER, at INTEGER, body TEXT
);
CREATE INDEX IF NOT EXISTS preventions_by_taker ON preventions (taker_order);
CREATE INDEX IF NOT EXISTS preventions_by_maker ON preventions (maker_order);
`;

/** The statement that writes one row of a table. */
export function insertInto(table: TableName): string {
  const columns = TABLES[table];
  return `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`;
}
