/** What of the global `WebAssembly` is used here: TypeScript declares it only together with the DOM. */
export interface WebAssemblyApi {
  validate(bytes: Uint8Array): boolean;
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports?: object) => { readonly exports: unknown };
}

/** A `WebAssembly.Memory`, in pages of 64 KiB. */
export interface PagedMemory {
  readonly buffer: ArrayBufferLike;
  /** Adds pages. The buffer before is detached. @throws RangeError when there are no more. */
  grow(pages: number): number;
}

/** The bytes of a page. */
export const PAGE = 65536;

/** The global `WebAssembly`, where there is one. */
export function webAssembly(): WebAssemblyApi | undefined {
  return (globalThis as { WebAssembly?: WebAssemblyApi }).WebAssembly;
}
