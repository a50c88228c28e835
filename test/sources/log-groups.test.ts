import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromTaskRun } from '../../src/index.ts'
import { fromAny } from '../../src/sources/from-any.ts'
import { drawGroups } from '../../src/sources/log-groups.ts'
import { leaves, withoutColours } from './leaves.ts'

const draw = (...messages: string[]) => drawGroups(messages, (i) => messages[i]!.startsWith('loud'))
const plain = (...messages: string[]) => draw(...messages).map(withoutColours)

describe('groups of a log', () => {
  it.each([
    ['::group::', '::endgroup::'],
    ['##[group]', '##[endgroup]'],
  ])('are drawn, as %s marks them', (start, end) => {
    expect(plain('before', `${start}Set up`, 'a', '', 'b\nc', end, 'after')).toEqual([
      'before',
      '▾ Set up',
      '│ a',
      '│',
      '│ b\n│ c',
      '└',
      'after',
    ])
  })

  it('stand in each other', () => {
    expect(plain('::group::A', '::group::B', 'x', '::endgroup::', 'y', '::endgroup::')).toEqual([
      '▾ A',
      '│ ▾ B',
      '│ │ x',
      '│ └',
      '│ y',
      '└',
    ])
  })

  it('without an end hold nothing back', () => {
    expect(plain('::group::A', '::group::B', 'x', '::endgroup::', 'y')).toEqual([
      '▾ A',
      '▾ B',
      '│ x',
      '└',
      'y',
    ])
    expect(draw('::group::A', 'x')[1]).toBe('x')
  })

  it('are dim, but for what is loud or has its own colours', () => {
    const red = '\u001b[31mred\u001b[0m'
    const [title, quiet, loud, coloured] = draw('::group::A', 'quiet', 'loud', red, '::endgroup::')
    expect(title).toBe('\u001b[1m▾ A\u001b[22m')
    expect(quiet).toBe('\u001b[2m│ quiet\u001b[22m')
    expect(loud).toBe('\u001b[2m│ \u001b[22mloud')
    expect(coloured).toBe(`\u001b[2m│ \u001b[22m${red}`)
  })

  it('lose no text and no line', () => {
    const line = fc.oneof(
      fc.constantFrom('::group::A', '##[group]', '::endgroup::', '##[endgroup] ', ''),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(line), (messages) => {
        const drawn = drawGroups(messages, () => false)
        expect(drawn).toHaveLength(messages.length)
        for (const [i, message] of messages.entries()) {
          const text = message.replace(/^(?:::group::|##\[group\])/, '').trimEnd()
          if (!/^(?:::|##\[)endgroup/.test(message)) expect(drawn[i]).toContain(text)
        }
      }),
    )
  })

  it('of any depth take time and room that grow with the log', () => {
    const messages = Array.from({ length: 20_000 }, () => '::group::A')
    const ends = messages.map(() => '::endgroup::')
    expect(drawGroups([...messages, ...ends], () => false).join('').length).toBeLessThan(2_000_000)
  })
})

const shown = (payload: unknown) =>
  withoutColours([...leaves(fromTaskRun(fromAny(payload)))].map(([, leaf]) => String(leaf)).join('\n'))

describe('a log with groups', () => {
  it('reads the same from GitHub and from Airflow', () => {
    const at = (second: number) => `2026-11-20T09:14:0${second}.0000000Z`
    expect(shown(`${at(0)} ##[group]Image\n${at(1)} Ubuntu\n${at(2)} ##[endgroup]\n${at(3)} go`)).toContain(
      `${at(0)} ▾ Image\n${at(1)} │ Ubuntu\n${at(2)} └\n${at(3)} go\n`,
    )
    const head = (second: number) => `[2026-11-20T09:14:0${second}.000+0000] {a.py:1} INFO - `
    const log = `${head(0)}::group::Image\r\n${head(1)}Ubuntu\n  more\n${head(2)}::endgroup::\n${head(3)}go\n`
    expect(shown(log)).toContain(
      `${head(0)}▾ Image\r\n${head(1)}│ Ubuntu\n│   more\n${head(2)}└\n${head(3)}go\n`,
    )
    const events = ['::group::Image', 'Ubuntu', '::endgroup::', 'go']
    const lines = events.map((event, i) => ({ timestamp: at(i), level: 'info', event }))
    expect(shown(lines)).toContain(
      `${at(0)} INFO ▾ Image\n${at(1)} INFO │ Ubuntu\n${at(2)} INFO └\n${at(3)} INFO go\n`,
    )
  })

  it('of GitHub says errors within a group in its own words', () => {
    const at = '2026-11-20T09:14:00.0000000Z '
    const { outputs } = fromAny(
      `${at}##[group]Run x\n${at}##[error]no such file\n${at}##[endgroup]\n${at}##[error]Process completed with exit code 1.`,
    )
    expect(outputs.at(-1)).toMatchObject({
      kind: 'error',
      message: 'no such file',
      traceback: 'error: no such file\nerror: Process completed with exit code 1.',
    })
  })
})
