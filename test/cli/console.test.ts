import { describe, expect, test } from 'vitest'
import { createConsole, type Output } from '../../src/cli/console.ts'

function fake(isTTY: boolean, columns = 40): Output & { text: string } {
  return {
    isTTY,
    columns,
    text: '',
    write(text: string) {
      this.text += text
    },
  }
}

function setup(
  options: { tty?: boolean; quiet?: boolean; environment?: Record<string, string | undefined> } = {},
) {
  const stdout = fake(options.tty ?? false)
  const stderr = fake(options.tty ?? false)
  const console = createConsole({ stdout, stderr }, options.environment ?? {}, options.quiet ?? false)
  return { console, stdout, stderr }
}

describe('messages', () => {
  test('warnings and errors in one form', () => {
    const { console, stderr } = setup()
    console.warning('a.ipynb', { code: 'REMOVED', pointer: '/cells/3/outputs/0', message: 'gone' })
    console.error('a.ipynb', { code: 'INVALID_JSON', message: 'bad', line: 3, column: 7, help: 'mend it' })
    console.error('a.ipynb', {
      code: 'INVALID_NOTEBOOK',
      message: 'bad',
      pointer: '/cells',
      line: 2,
      column: 1,
    })
    console.error('a.ipynb', { code: 'READ_FAILED', message: 'bad', pointer: '' })
    expect(stderr.text).toBe(
      [
        'a.ipynb: warning[REMOVED] /cells/3/outputs/0: gone',
        'a.ipynb: error[INVALID_JSON] at line 3, column 7: bad',
        '  help: mend it',
        'a.ipynb: error[INVALID_NOTEBOOK] at /cells (line 2, column 1): bad',
        'a.ipynb: error[READ_FAILED]: bad',
        '',
      ].join('\n'),
    )
  })

  test('colours on a terminal, not with NO_COLOR, not on a dumb one', () => {
    const texts = [{}, { NO_COLOR: '1' }, { TERM: 'dumb' }].map((environment) => {
      const { console, stderr } = setup({ tty: true, environment })
      console.error('a', { code: 'X', message: 'm' })
      return stderr.text.includes('\x1b[')
    })
    expect(texts).toEqual([true, false, false])
  })

  test('quiet leaves the errors', () => {
    const { console, stderr } = setup({ quiet: true, tty: true })
    console.info('done')
    console.warning('a', { code: 'X', message: 'm' })
    console.progress('working')
    expect(stderr.text).toBe('')
    console.error('a', { code: 'X', message: 'm' })
    expect(stderr.text).toContain('error[X]')
  })
})

describe('progress', () => {
  test('is one line that goes away before anything else is said', () => {
    const { console, stderr } = setup({ tty: true, environment: { NO_COLOR: '1' } })
    console.progress('[1/2] a')
    console.progress('[2/2] b')
    console.info('wrote b')
    console.progress('')
    expect(stderr.text).toBe('[1/2] a\r\x1b[2K[2/2] b\r\x1b[2Kwrote b\n')
  })

  test('fits the line and holds no control characters', () => {
    const { console, stderr } = setup({ tty: true })
    console.progress(`\x1b[2J${'x'.repeat(100)}`)
    expect(stderr.text).toHaveLength(39)
    expect(stderr.text).not.toContain('\x1b')
  })

  test('is never in a pipe', () => {
    const { console, stderr } = setup()
    console.progress('[1/2] a')
    console.progress('')
    expect(stderr.text).toBe('')
  })
})
