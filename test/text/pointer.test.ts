import fc from 'fast-check'
import { expect, it } from 'vitest'
import { joinPointer, splitPointer } from '../../src/text/pointer.ts'

it('escapes ~ and / as RFC 6901 says', () => {
  expect(joinPointer('', 'cells', 3, 'a/b', 'm~n', '', '~1')).toBe('/cells/3/a~1b/m~0n//~01')
  expect(splitPointer('')).toEqual([])
})

it('splits what it joined', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('~', '/', '0', '1', 'a') })), (tokens) => {
      expect(splitPointer(joinPointer('', ...tokens))).toEqual(tokens)
    }),
  )
})
