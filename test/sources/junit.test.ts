import { describe, expect, it } from 'vitest'
import { PlatenError, type Warning } from '../../src/index.ts'
import { fromJunitXml } from '../../src/sources/index.ts'

function checksOf(xml: string) {
  const { outputs } = fromJunitXml(xml)
  return outputs.flatMap((item) => (item.kind === 'checks' ? item.checks : []))
}

function errorOf(xml: string): PlatenError {
  try {
    fromJunitXml(xml)
  } catch (error) {
    if (error instanceof PlatenError) return error
    throw error
  }
  throw new Error('accepted')
}

describe('JUnit XML', () => {
  it('refuses a document type, and so every entity but XML’s own', () => {
    const bomb =
      '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><testsuite><testcase name="&b;"/></testsuite>'
    expect(errorOf(bomb)).toMatchObject({ code: 'INVALID_SOURCE', line: 1 })
    expect(errorOf('<testsuite><testcase name="&nbsp;"/></testsuite>').message).toContain('undefined entity')
    expect(checksOf('<testsuite><testcase name="a&lt;b&amp;c&#x41;"/></testsuite>')).toMatchObject([
      { name: 'a<b&cA' },
    ])
  })

  it.each([
    ['<testsuite><testcase></testsuite>', 1],
    ['<testsuite>\n<testcase name="a" name="b"/></testsuite>', 2],
    ['<testsuite/>\n\n<testsuite/>', 3],
    ['<html></html>', undefined],
  ])('says where %j is wrong', (xml, line) => {
    expect(errorOf(xml)).toMatchObject({ code: 'INVALID_SOURCE', line })
  })

  it('bounds nesting', () => {
    const deep = `${'<testsuite name="s">'.repeat(5_000)}${'</testsuite>'.repeat(5_000)}`
    expect(errorOf(deep).code).toBe('LIMIT_EXCEEDED')
    expect(fromJunitXml(`${'<testsuite>'.repeat(900)}${'</testsuite>'.repeat(900)}`).outputs).toHaveLength(1)
  })

  it('keeps what terminals wrote, with a warning', () => {
    const warnings: Warning[] = []
    const xml =
      '<testsuite><testcase name="a"><system-out>\u001b[31mred\u0000</system-out></testcase></testsuite>'
    const { outputs } = fromJunitXml(xml, { onWarning: (warning) => warnings.push(warning) })
    expect(outputs.at(-1)).toMatchObject({
      kind: 'logs',
      text: expect.stringContaining('\u001b[31mred\u0000'),
    })
    expect(warnings.map(({ code }) => code)).toEqual(['INVALID_DATA', 'INVALID_DATA'])
  })

  it('shows a report that ends in the middle, without a verdict on what was going on', () => {
    const run = fromJunitXml(
      '<testsuite tests="9"><testcase name="a"/><testcase name="b"><system-out>half a l',
    )
    expect(run.meta.state).not.toHaveProperty('result')
    expect(run.outputs[0]).toMatchObject({
      checks: [
        { name: 'a', status: 'passed' },
        { name: 'b', status: 'unknown' },
      ],
      truncated: { omitted: 7, unit: 'items' },
    })
    expect(JSON.stringify(run.outputs)).toContain('half a l')
  })

  it.each([
    [
      '<failure type="E" message="m">trace</failure>',
      'failed',
      { name: 'E', message: 'm', traceback: 'trace' },
    ],
    ['<failure message="ValueError: no"/>', 'failed', { name: 'ValueError', message: 'no' }],
    ['<error>boom</error>', 'error', { name: 'Error', message: 'boom' }],
    ['<failure/>', 'failed', { name: 'Failure', message: '' }],
    [
      '<failure message="Failed">\n    a_test.go:7: want 1</failure>',
      'failed',
      { message: 'a_test.go:7: want 1' },
    ],
  ])('reads %s', (problem, status, error) => {
    const { outputs, meta } = fromJunitXml(
      `<testsuite><testcase classname="c" name="n" time="0.5">${problem}</testcase></testsuite>`,
    )
    expect(outputs[0]).toMatchObject({ checks: [{ name: 'n', group: 'c', status, duration: 500 }] })
    expect(outputs.at(-1)).toMatchObject({ kind: 'error', title: 'c: n', ...error })
    expect(meta.state?.result).toBe('failed')
  })
})
