import { describe, expect, it } from 'vitest'
import { type HtmlOptions, type Notebook, type TaskRunMeta, toHtml } from '../../../src/index.ts'

const notebook: Notebook = { nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [] }
const at = (startTime: number): TaskRunMeta => ({ system: 'x', startTime })
const times = (options: HtmlOptions) =>
  [...toHtml(notebook, options).matchAll(/<time datetime="([^"]*)">([^<]*)<\/time>/g)].map(
    ([, machine, text]) => [machine, text!.replaceAll('\u202f', ' ')],
  )
const NOVEMBER = Date.UTC(2026, 10, 20, 4, 0, 12)
const written = (options: HtmlOptions, milliseconds = NOVEMBER) =>
  times({ ...options, run: at(milliseconds) })[0]![1]

describe('times in the header', () => {
  it.each([
    [{}, '2026-11-20 04:00:12 UTC'],
    [{ timeZone: 'UTC' }, '2026-11-20 04:00:12 UTC'],
    [{ timeZone: 'Asia/Shanghai' }, '2026-11-20 12:00:12 Asia/Shanghai (GMT+8)'],
    [{ timeZone: 'America/New_York' }, '2026-11-19 23:00:12 America/New_York (GMT-5)'],
    [{ timeZone: 'Asia/Kolkata' }, '2026-11-20 09:30:12 Asia/Kolkata (GMT+5:30)'],
    [{ locale: 'de' }, '20.11.2026, 04:00:12 UTC'],
    [{ locale: 'de', timeZone: 'Europe/Berlin' }, '20.11.2026, 05:00:12 MEZ'],
    [{ locale: 'en-US', timeZone: 'America/New_York' }, 'Nov 19, 2026, 11:00:12 PM EST'],
    [{ locale: 'zh-CN', timeZone: 'Asia/Shanghai', lang: 'zh' }, /2026年11月20日.*12:00:12/],
  ] as const)('with %j: %s', (options, expected) => {
    expect(written(options)).toMatch(
      expected instanceof RegExp ? expected : new RegExp(`^${expected.replace(/[().+]/g, '\\$&')}$`),
    )
  })

  it('tell the hours before and after the clocks change apart', () => {
    const zone = { timeZone: 'Europe/Berlin' }
    expect(written(zone, Date.UTC(2026, 9, 25, 0, 30))).toBe('2026-10-25 02:30:00 Europe/Berlin (GMT+2)')
    expect(written(zone, Date.UTC(2026, 9, 25, 1, 30))).toBe('2026-10-25 02:30:00 Europe/Berlin (GMT+1)')
  })

  it('are for programs what they were', () => {
    expect(times({ run: at(NOVEMBER), timeZone: 'Asia/Shanghai', locale: 'fr' })[0]![0]).toBe(
      '2026-11-20T04:00:12.000Z',
    )
  })

  it.each([-1e15, 8.64e15, 9e15, Number.NaN, Number.POSITIVE_INFINITY, Date.UTC(-5, 0, 1)])(
    'outside of what calendars are for are written as ever: %d',
    (milliseconds) => {
      expect(written({ timeZone: 'Asia/Tokyo' }, milliseconds)).toBe(written({}, milliseconds))
      expect(written({ locale: 'ja' }, milliseconds)).toBe(written({}, milliseconds))
    },
  )

  it.each([
    { timeZone: '' },
    { timeZone: 'Mars/Base' },
    { timeZone: '"><script>' },
    { timeZone: 5 },
    { locale: '' },
    { locale: 'd_e' },
    { locale: 'xx' },
    { locale: ['de'] },
    { locale: '"><script>' },
  ])('%j is refused', (options) => {
    expect(() => toHtml(notebook, options as HtmlOptions)).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION', pointer: `/${Object.keys(options)[0]}` }),
    )
  })
})
