// The package has no types of its own: what the tests call of it.

declare module "@binance/connector" {
  // oxlint-disable-next-line typescript/no-explicit-any -- answers of every shape
  type Call = (...parameters: unknown[]) => Promise<{ readonly data: any }>;

  interface Calls {
    account: Call;
    cancelAllOpenMarginOrder: Call;
    disableIsolatedMarginAccount: Call;
    enableIsolatedMarginAccount: Call;
    isolatedMarginAccountInfo: Call;
    isolatedMarginAccountLimit: Call;
    isolatedMarginAllSymbols: Call;
    isolatedMarginTier: Call;
    marginAccount: Call;
    marginAllAssets: Call;
    marginAllPairs: Call;
    marginMaxBorrowable: Call;
    marginOCOOrder: Call;
    marginOpenOrders: Call;
    marginPairIndex: Call;
    newMarginOrder: Call;
    userUniversalTransfer: Call;
  }

  export const Spot: new (apiKey: string, secret: string, options: { baseURL: string; timeout: number }) => Calls;
}
