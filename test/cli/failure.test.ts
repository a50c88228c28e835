import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { PlatenError } from '../../src/index.ts'

/** Runs the program where printing its version fails. */
async function failing(error: unknown, environment: Record<string, string> = {}, ...more: string[]) {
  let said = ''
  const stdout = Object.assign(new Writable(), {
    write() {
      throw error
    },
  })
  const stderr = { write: (text: string) => (said += text) }
  const code = await run(['--version', ...more], { stdout, stderr, environment })
  return { code, said }
}

test('an error nobody foresaw is one line, with a stack only where it is asked for', async () => {
  const { code, said } = await failing(new TypeError('x is not\n\u001b[2Ja function'))
  expect([code, said]).toEqual([
    1,
    'platen: internal error: TypeError: x is not\\n\\x1b[2Ja function; please report it (PLATEN_DEBUG=1 shows where)\n',
  ])
  for (const { said } of [
    await failing(new TypeError('x'), { PLATEN_DEBUG: '1' }),
    await failing(new TypeError('x'), {}, '--verbose'),
  ])
    expect(said).toMatch(/^platen: internal error: TypeError: x; please report it\n {4}at .*failure\.test/)
})

test('what is thrown need not be an error', async () => {
  expect((await failing('oops')).said).toContain('internal error: oops; please report it')
})

test('a PlatenError has no stack', async () => {
  const error = (code: 'INVALID_OPTION' | 'WRITE_FAILED') =>
    new PlatenError({ code, message: 'No.', help: 'Yes.' })
  for (const debug of ['', '1']) {
    const environment = { PLATEN_DEBUG: debug }
    expect(await failing(error('WRITE_FAILED'), environment)).toEqual({
      code: 1,
      said: 'platen: error[WRITE_FAILED]: No.\n  help: Yes.\n',
    })
    expect((await failing(error('INVALID_OPTION'), environment)).code).toBe(2)
  }
})
