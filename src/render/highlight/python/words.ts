/** Words of Python by the class highlight.js gives them. */
export const WORDS: ReadonlyMap<string, string> = new Map([
  ...classed(
    'hljs-keyword',
    'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield',
  ),
  ...classed('hljs-literal', 'False None True Ellipsis NotImplemented __debug__'),
  ...classed(
    'hljs-built_in',
    '__import__ abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow print property range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip',
  ),
  ...classed(
    'hljs-type',
    'Any Callable Coroutine Dict Generic List Literal Optional Sequence Set Tuple Type Union',
  ),
  ...classed('hljs-variable language_', 'self cls'),
])

/** Keywords only where a statement that ends in a colon begins with them (PEP 634). */
export const SOFT_KEYWORDS: ReadonlySet<string> = new Set(['match', 'case'])

function classed(name: string, words: string): readonly (readonly [string, string])[] {
  return words.split(' ').map((word) => [word, name])
}
