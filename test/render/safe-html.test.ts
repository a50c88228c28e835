import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { html, joinHtml, type SafeHtml, trustedHtml, trustedPieces } from '../../src/render/safe-html.ts'

const large = (letter: string) => trustedPieces('data:,', letter.repeat(50_000))
const written = ({ value, pieces }: SafeHtml) => (pieces === undefined ? value : pieces.join(''))

/** Markup of several levels, with large parts somewhere, somewhere not, and lists of them. */
const markup = fc.letrec<{ part: SafeHtml; slots: readonly (SafeHtml | string | null)[] }>((tie) => ({
  part: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('a', '<b>', '').map((text) => html`${text}`),
    fc.constantFrom('x', 'y').map(large),
    tie('slots').map((slots) => joinHtml(slots, '|')),
    tie('slots').map(([a = null, b = null, c = null]) => html`<i>${a}</i>${b}${c}.`),
    tie('slots').map((slots) => html`<p>${slots}</p>`),
  ),
  slots: fc.array(fc.oneof(tie('part'), fc.constantFrom('&', null)), { maxLength: 4 }),
}))

describe('pieces', () => {
  it('are the value, wherever the large parts are', () => {
    fc.assert(
      fc.property(markup.part, (part) => {
        expect(written(part) === part.value).toBe(true)
      }),
    )
  })

  it('keep a large part as the string it was', () => {
    const image = large('z')
    const cell = html`<div>${joinHtml([html`<p>${image}</p>`, 'a & b', html`<img src="${image}">`], ', ')}</div>`
    expect(cell.pieces?.map((piece) => (piece.length > 100 ? piece.length : piece))).toEqual([
      '<div><p>data:,',
      50_000,
      '</p>, a &amp; b, <img src="data:,',
      50_000,
      '"></div>',
    ])
    expect(cell.pieces?.[1]).toBe(image.pieces?.[1])
  })

  it('are not there where nothing is large', () => {
    expect(html`<p>${trustedPieces('a', 'b')}${'c'.repeat(50_000)}</p>`.pieces).toBeUndefined()
    expect(joinHtml([trustedHtml('a'.repeat(50_000)), 'b']).pieces).toBeUndefined()
  })
})
