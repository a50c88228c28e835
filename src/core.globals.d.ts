// The only web globals the core may use. Everything else (fetch, setTimeout, crypto, Buffer, document, …) is
// absent on purpose: `tsc -p tsconfig.core.json` fails where the core reaches for it.

interface TextDecoderOptions {
  fatal?: boolean
  ignoreBOM?: boolean
}

declare class TextDecoder {
  constructor(label?: string, options?: TextDecoderOptions)
  decode(input?: Uint8Array | ArrayBuffer): string
}

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>
  encodeInto(source: string, destination: Uint8Array): { read: number; written: number }
}

declare class URL {
  constructor(url: string, base?: string)
  readonly protocol: string
  readonly href: string
}
