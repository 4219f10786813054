// The same thing, read-only to the bottom: what deciders and pages get to see.

/** Numbers that can be read and not written. */
export interface ReadonlyNumbers {
  readonly length: number;
  readonly [at: number]: number;
}

/** 64-bit integers that can be read and not written. */
export interface ReadonlyBigints {
  readonly length: number;
  readonly [at: number]: bigint;
}

/** T with every field, element and entry read-only, all the way down. */
export type View<T> = T extends string | number | boolean | bigint | symbol | null | undefined
  ? T
  : T extends BigInt64Array
    ? ReadonlyBigints
    : T extends Int32Array | Uint32Array | Float64Array
      ? ReadonlyNumbers
      : T extends ReadonlyMap<infer K, infer V>
        ? ReadonlyMap<K, View<V>>
        : T extends ReadonlySet<infer V>
          ? ReadonlySet<View<V>>
          : T extends readonly (infer E)[]
            ? readonly View<E>[]
            : T extends object
              ? { readonly [K in keyof T]: View<T[K]> }
              : T;
