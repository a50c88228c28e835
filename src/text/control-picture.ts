/**
 * What is shown for a control character, which HTML may not hold: Unicode's picture of a C0 control or DEL (`␀`),
 * `�` for C1 controls.
 */
export function controlPicture(code: number): string {
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  return code === 0x7f ? '\u2421' : '\ufffd'
}
