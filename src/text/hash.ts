/**
 * A short fingerprint of a text: 16 lower-case hex digits, the same everywhere and in every release. Good for
 * ids; not for security, as anyone can make two texts with the same one.
 */
export function hashText(text: string): string {
  return hashJoined('', text)
}

/** The fingerprint of two texts as if there were one, without putting them together. */
export function hashJoined(first: string, second: string): string {
  let a = 0x9e3779b9
  let b = 0x85ebca6b
  for (const text of [first, second])
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      a = Math.imul(a ^ unit, 0x5bd1e995)
      b = Math.imul(b ^ unit, 0x1b873593)
      a ^= a >>> 15
      b ^= b >>> 13
    }
  a = finish(a ^ (first.length + second.length))
  b = finish(b ^ a)
  return hex(a) + hex(b)
}

/** Lets every bit of the state reach every digit. */
function finish(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 16), 0x7feb352d)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** Engines write numbers that are not small by way of floating-point arithmetic: so two halves. */
function hex(word: number): string {
  return half(word >>> 16) + half(word & 0xffff)
}

function half(number: number): string {
  return (number + 0x10000).toString(16).slice(1)
}
