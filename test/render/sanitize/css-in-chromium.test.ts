import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { safeStyle } from '../../../src/render/sanitize/css.ts'
import { STYLE_PROPERTIES } from '../../structure/page-policy.ts'
import { openProbe, type PageProbe } from '../../support/page-probe.ts'
import { CHROMIUM, describeWith, FULL } from '../../support/requires.ts'

// What a value means is for a browser to say: whatever styles are let through, Chromium may find in them nothing but
// properties of the policy, no address, and nothing that leaves its place.

const NAMES = [
  ...STYLE_PROPERTIES,
  'position',
  'transform',
  'z-index',
  'inset',
  'content',
  'filter',
  'cursor',
  '--x',
  'COLOR',
  'c\\6flor',
  ' color',
  '-webkit-mask',
  'all',
]
// biome-ignore format: a list
const VALUES = [
  'red', '1px', '-1px', '1e9px', '1px 2px', '50%', 'auto', 'inherit', '#fff', 'rgb(1,2,3)', 'rgb(calc(1))', 'hsl(1 2% 3% / .5)', 'linear-gradient(90deg,red,rgb(1,2,3) 5%)', 'linear-gradient(url(x))', 'url(https://a.example)', 'u\\72l(x)',
  'image-set("x" 1x)', 'var(--x)', 'env(x)', 'attr(x)', 'calc(1px - 9px)', 'fixed', 'absolute', 'sticky', 'expression(x)', '"a;b"', "'a", '/**/red', 'red/**/', '}', '{', '<!--', '!important', 'red !important', 'red!ie', '12px/1 "A B", serif', ';', ':', ',', '(', ')', '\\', '\n', '\f', 'red;position:fixed', 'block', 'none', 'flex',
  '1fr', 'repeat(2, 1fr)', 'repeat(2,-1px)', 'repeat(99999, 1px)', 'minmax(1px, 50%)', 'minmax(-1px,url(x))', '"a b"', '"a b" "c c"', '"a;b" "\\22"', 'a', 'span 2 / 3', '-1 / -2', '1 1 auto', 'row wrap',
]
const style = fc
  .array(
    fc.tuple(fc.constantFrom(...NAMES), fc.array(fc.constantFrom(...VALUES), { minLength: 1, maxLength: 3 })),
    { maxLength: 5 },
  )
  .map((declarations) => declarations.map(([name, values]) => `${name}:${values.join(' ')}`).join(';'))

describeWith(CHROMIUM, 'styles in Chromium', () => {
  let probe: PageProbe
  beforeAll(async () => {
    probe = await openProbe()
  })
  afterAll(() => probe?.close())

  it('set what the policy names, in place', async () => {
    const styles = fc
      .sample(style, FULL ? 100_000 : 20_000)
      .map(safeStyle)
      .filter((safe) => safe !== '')
    expect(styles.length).toBeGreaterThan(500)
    await probe.visit(
      '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body><p>x</p></body></html>',
    )
    const found = await probe.page.evaluate<string[]>(`(() => {
      const element = document.querySelector('p')
      const read = () => [...element.style].map((name) => name + ': ' + element.style.getPropertyValue(name) + element.style.getPropertyPriority(name))
      const known = new Set(${JSON.stringify([...STYLE_PROPERTIES])}.flatMap((name) => {
        element.style.cssText = name + ':inherit'
        return [...element.style]
      }))
      const bad = new Set()
      for (const text of ${JSON.stringify(styles)}) {
        element.style.cssText = text
        for (const declaration of read()) {
          const [name, value] = declaration.split(': ')
          if (!known.has(name) || /url|important|(?:^|[ ,])-[\\d.]|fixed|absolute|sticky|var\\(/.test(value)) bad.add(text + ' => ' + declaration)
        }
        const computed = getComputedStyle(element)
        if (computed.position !== 'static' || computed.transform !== 'none' || computed.zIndex !== 'auto') bad.add(text)
      }
      return [...bad]
    })()`)
    expect(found).toEqual([])
  })
})
