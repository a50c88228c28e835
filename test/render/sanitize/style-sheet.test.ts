import { describe, expect, it } from 'vitest'
import { sanitize } from '../../../src/render/sanitize/sanitize.ts'
import { scopeForTest } from '../../support/scope.ts'

const clean = (fragment: string) => sanitize(fragment, scopeForTest().scope).value

describe('style sheets of the notebook', () => {
  it.each([
    ['by id, as pandas colours cells', '<style>#T_1_r0, #T_1_r1 { color: #000; background-color: #fe0 }</style><p id="T_1_r1">a</p>', '<p id="nb-t_1_r1" style="color:#000;background-color:#fe0">a</p>'],
    ['by class and name', '<style>p.x{color:red} .y{width:1em} b{color:blue}</style><p class="x y">a</p>', '<p class="x y" style="width:1em;color:red">a</p>'],
    ['by ancestors', '<style>#t .x b{color:red} #t > b{color:blue}</style><div id="t"><b>a</b><i class="x"><b>c</b></i></div>', '<div id="nb-t"><b style="color:blue">a</b><i class="x"><b style="color:red">c</b></i></div>'],
    ['the stronger rule last, whatever the order', '<style>#a{color:red} p{color:blue} .c{color:green}</style><p id="a" class="c">a</p>', '<p id="nb-a" class="c" style="color:blue;color:green;color:red">a</p>'],
    ['before the style of the element', '<style>p{color:red}</style><p style="color:blue">a</p>', '<p style="color:red;color:blue">a</p>'],
    ['nothing that a script would have to show again', '<style>p{display:none;color:red;max-height:0}</style><p>a</p>', '<p style="color:red">a</p>'],
    ['nothing for states, generated content and media', '<style>p:hover{color:red} p::before{color:red} @media print{p{color:red}} @import "x"; p{margin:0}</style><p>a</p>', '<p style="margin:0">a</p>'],
    ['nothing that fetches or covers', '<style>p{background:url(x);position:fixed;color:red}</style><p>a</p>', '<p style="color:red">a</p>'],
    ['not what the theme does for data frames', '<style>.dataframe tbody tr th{vertical-align:top}</style><table class="dataframe"><tbody><tr><th>a</th></tr></tbody></table>', '<table class="dataframe"><tbody><tr><th>a</th></tr></tbody></table>'],
    ['comments or not', '<style><!-- /* a{} */ p/**/{/* ; */color:red} --></style><p>a</p>', '<p style="color:red">a</p>'],
    ['nothing where the sheet is broken', '<style>p{color:red</style><p>a</p>', '<p>a</p>'],
  ])('apply %s', (_name, fragment, expected) => {
    expect(clean(fragment)).toBe(expected)
  }) // biome-ignore format: a table

  it.each([
    ['generated content, fonts, imports, media', '<style>@import "x"; p::after{content:"!"} @font-face{font-family:A;src:url(a)} @media print{p{color:red}} p{color:red}</style><p>a</p>', 'CSS rules (4)'],
    ['what is not allowed at all', '<style>p{position:fixed} p{color:red;position:fixed}</style><p>a</p>', 'CSS rules (1)'],
    ['an import alone', '<style>@import "x";</style><p>a</p>', 'CSS rules (1)'],
    ['both', '<style>li:nth-child(2){color:red}</style><script>1</script><p>a</p>', '<script>, CSS rules (1)'],
  ])('are warned of once where rules are left out: %s', (_name, fragment, said) => {
    const { scope, warnings } = scopeForTest()
    sanitize(fragment, scope)
    expect(warnings).toEqual([expect.objectContaining({ code: 'REMOVED', message: `Not in the report: ${said}` })])
  }) // biome-ignore format: a table

  it.each([
    '<style>p{color:red} .dataframe td{x:y} p:hover{color:blue} p{display:none} p{}</style><p>a</p>',
    '<style></style><p>a</p>',
  ])('are not warned of where nothing is missing in a still picture: %s', (fragment) => {
    const { scope, warnings } = scopeForTest()
    sanitize(fragment, scope)
    expect(warnings).toEqual([])
  })

  it('do not leave their fragment', () => {
    const { scope } = scopeForTest()
    sanitize('<style>p{color:red}</style>', scope)
    expect(sanitize('<p>a</p>', scope).value).toBe('<p>a</p>')
  })

  it('give up where they would cost too much', () => {
    const rules = Array.from({ length: 30_000 }, () => 'td td td{color:red}').join('')
    const cells = '<td>x'.repeat(2_000)
    const result = clean(`<style>${rules}</style><table><tr>${cells}</table>`)
    expect(result.match(/<td/g)).toHaveLength(2_000)
    expect(result.length).toBeLessThan(6 * (rules.length + cells.length))
  })
})
