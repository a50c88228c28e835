import { describe, expect, it } from 'vitest'
import {
  exportTaskRunOutput,
  fromIpynb,
  fromTaskRun,
  type JsonValue,
  type OutputItem,
  PlatenError,
  type TaskRunOutput,
  toHtml,
  toIpynb,
  type Warning,
} from '../../src/index.ts'
import { type RedactRules, redaction, redactNotebook, redactTaskRun } from '../../src/redact/index.ts'
import { leaks } from './leaks.ts'
import { spellings } from './spellings.ts'

const SECRET = 'hunter2-sec<ret>&"x"'

function runOf(outputs: readonly OutputItem[], params: TaskRunOutput['meta']['params'] = []): TaskRunOutput {
  return { version: 1, meta: { system: 'test', params }, outputs }
}

function thrownBy(work: () => unknown): PlatenError {
  try {
    work()
  } catch (error) {
    if (error instanceof PlatenError) return error
  }
  throw new Error('no PlatenError was thrown')
}

/** An item after redaction. */
function itemAfter(
  item: OutputItem,
  rules: RedactRules,
  params?: TaskRunOutput['meta']['params'],
): OutputItem {
  return redactTaskRun(runOf([item], params), rules).outputs[0]!
}

const textAfter = (text: string, rules: RedactRules) => redaction(rules).start().text(text)

describe('a named parameter', () => {
  it.each(['password', 'PASSWORD', 'pass-word', 'Pass_Word', 'pass.word'])('is found as %s', (name) => {
    const { meta } = redactTaskRun(runOf([], [{ name, value: SECRET }]), { names: ['pass_word'] })
    expect(meta.params).toEqual([{ name, value: 'REDACTED' }])
  })

  it.each(['pass', 'db_password', 'passwords'])('is not found as %s', (name) => {
    const run = runOf([], [{ name, value: SECRET }])
    expect(redactTaskRun(run, { names: ['password'] })).toBe(run)
  })

  it.each([[true], [7], [{ a: ['b'] }], ['x']])('is masked whole: %j', (value) => {
    const { meta } = redactTaskRun(runOf([], [{ name: 'key', value }]), { names: ['key'] })
    expect(meta.params![0]!.value).toBe('REDACTED')
  })

  it('is masked wherever else its value stands, however it is spelled', () => {
    const outputs: OutputItem[] = Object.entries(spellings).flatMap(([name, spell]): OutputItem[] => {
      const text = `before ${spell(SECRET)} behind`
      return [
        { kind: 'text', text, title: `${name} ${SECRET}` },
        { kind: 'html', html: `<p title="${text.replaceAll('"', '&quot;')}">${spellings.HTML!(text)}</p>` },
        { kind: 'markdown', text },
        { kind: 'json', value: { [text]: [text] }, vendor: { [text]: text } },
        { kind: 'table', columns: [{ name: text }], rows: [[text]] },
        { kind: 'error', name: 'E', message: text, traceback: [text, text] },
        { kind: 'file', name: text, data: Buffer.from(text).toString('base64'), mimeType: 'text/plain' },
        { kind: 'link', label: text, url: `https://example.com/?q=${encodeURIComponent(SECRET)}` },
        { kind: 'logs', text, lines: [{ message: text, logger: text }] },
        { kind: 'checks', checks: [{ name: text, status: 'passed', message: text }] },
        { kind: 'image', mimeType: 'image/svg+xml', data: `<svg><text>${text}</text></svg>`, alt: text },
      ]
    })
    const run = runOf(outputs, [{ name: 'password', value: SECRET }])
    for (const format of ['HTML', 'IPYNB'] as const) {
      expect(leaks(SECRET, exportTaskRunOutput(run, { format }).content)).not.toEqual([])
      const { content } = exportTaskRunOutput(run, { format, redact: redaction({ names: ['password'] }) })
      expect(leaks(SECRET, content)).toEqual([])
    }
  })

  it('of a short value is masked in its place only, unless asked for', () => {
    const item: OutputItem = { kind: 'text', text: 'true: 12345 and 123456' }
    const params = [
      { name: 'a', value: true },
      { name: 'b', value: '12345' },
      { name: 'c', value: 123456 },
    ]
    const rules = { names: ['a', 'b', 'c'] }
    expect(itemAfter(item, rules, params)).toMatchObject({ text: 'true: 12345 and REDACTED' })
    expect(itemAfter(item, { ...rules, minLength: 5 }, params)).toMatchObject({
      text: 'true: REDACTED and REDACTED',
    })
  })

  it('whose value holds that of another is masked whole', () => {
    const rules = { patterns: ['secret', 'my-secret-key', 'key!'] }
    expect(textAfter('a my-secret-key! secret my-secret', rules)).toBe('a REDACTED REDACTED my-REDACTED')
  })
})

describe('names in data', () => {
  const rules = { names: ['token'] }
  it.each<[string, JsonValue, JsonValue]>([
    ['a key', { token: 'abc', x: 1 }, { token: 'REDACTED', x: 1 }],
    ['deep down', { a: [{ TOKEN: [1, 2] }] }, { a: [{ TOKEN: 'REDACTED' }] }],
    ['nothing to hide', { token: null, Token: '' }, { token: null, Token: '' }],
    ['name and value', [{ name: 'TOKEN', value: 'abc' }], [{ name: 'TOKEN', value: 'REDACTED' }]],
    ['key and value', { key: 'token', value: 5 }, { key: 'token', value: 'REDACTED' }],
    [
      'a command line',
      ['run', '--token', 'abc', '--token=abc'],
      ['run', '--token', 'REDACTED', '--token=REDACTED'],
    ],
    ['a pair', [['token', 'abc']], [['token', 'REDACTED']]],
    ['a list of names', ['user', 'token', 'mail'], ['user', 'token', 'mail']],
    [
      'its value elsewhere',
      { token: 'abcdef', 'x abcdef': 'abcdef' },
      { token: 'REDACTED', 'x REDACTED': 'REDACTED' },
    ],
    ['a number elsewhere', { token: 1234567, n: [1234567, 7] }, { token: 'REDACTED', n: ['REDACTED', 7] }],
    ['JSON in a string', '{"token": "abc"}', '{"token": "REDACTED"}'],
    [
      'keys that become one',
      { token: 'abcdef', 'abcdef a': 1, 'abcdef b': 2 },
      { token: 'REDACTED', 'REDACTED a': 1, 'REDACTED b': 2 },
    ],
  ])('%s', (_, value, expected) => {
    expect(itemAfter({ kind: 'json', value }, rules)).toEqual({ kind: 'json', value: expected })
  })

  it('keeps both of two keys that are masked alike', () => {
    const value = { 'secret-1': 1, 'secret-2': 2 }
    expect(itemAfter({ kind: 'json', value }, { patterns: [/secret-\d/] })).toMatchObject({
      value: { REDACTED: 1, 'REDACTED-2': 2 },
    })
  })

  it('prototype keys are keys like any other', () => {
    const value = JSON.parse(
      '{"__proto__": {"token": "abc"}, "constructor": "x", "toString": "y"}',
    ) as JsonValue
    const names = ['__proto__x', 'constructor', 'toString', 'token']
    const { value: after } = itemAfter({ kind: 'json', value }, { names }) as { value: JsonValue }
    expect(JSON.stringify(after)).toBe(
      '{"__proto__":{"token":"REDACTED"},"constructor":"REDACTED","toString":"REDACTED"}',
    )
  })

  it('a column of a table', () => {
    const item: OutputItem = {
      kind: 'table',
      columns: [{ name: 'user' }, { name: 'Token' }],
      rows: [
        ['ann', 'abc'],
        ['abcdefg', 'abcdefg'],
      ],
    }
    expect(itemAfter(item, rules)).toMatchObject({
      rows: [
        ['ann', 'REDACTED'],
        ['REDACTED', 'REDACTED'],
      ],
    })
  })

  it('does not mistake the words of the format for names or values', () => {
    const run = runOf([
      { kind: 'logs', stream: 'stderr', text: 'a' },
      { kind: 'value', name: 'n', value: 1 },
    ])
    const names = ['kind', 'stream', 'text', 'value', 'name', 'outputs', 'meta', 'version']
    expect(() => fromTaskRun(redactTaskRun(run, { names, patterns: ['stderr', 'value'] }))).not.toThrow()
  })

  it('is not stopped by depth', () => {
    let value: JsonValue = { token: 'abcdefgh' }
    for (let i = 0; i < 3_000; i++) value = [value]
    const limits = { jsonDepth: 1_000_000 }
    const redacted = redaction(rules)
      .start({ limits })
      .taskRun(runOf([{ kind: 'json', value }]))
    expect(toIpynb(fromTaskRun(redacted, { limits }))).not.toContain('abcdefgh')
  })
})

describe('a secret in pieces', () => {
  const patterns = ['hunter2-secret']
  const stream = (text: string | string[], parent = 'a', name = 'stdout') => ({
    header: { msg_type: 'stream' },
    parent_header: { msg_id: parent },
    content: { name, text },
  })

  it('over messages, with those of another request between them', () => {
    const messages = [stream('a hunt'), stream('other', 'b'), stream('er2-'), stream('secret b')]
    const after = itemAfter({ kind: 'messages', messages }, { patterns }) as unknown as {
      messages: typeof messages
    }
    expect(after.messages.map(({ content }) => content.text)).toEqual(['a REDACTED', 'other', '', ' b'])
  })

  it('over lines of a log', () => {
    const lines = [{ message: 'x hunter2' }, { message: '-secret y' }]
    expect(itemAfter({ kind: 'logs', lines }, { patterns })).toMatchObject({
      lines: [{ message: 'x REDACTED' }, { message: ' y' }],
    })
  })

  it('over stream outputs, over lines of nbformat, over frames of a traceback', () => {
    const outputs = [
      { output_type: 'stream', name: 'stdout', text: ['hun', 'ter2'] },
      { output_type: 'stream', name: 'stderr', text: 'warning' },
      { output_type: 'stream', name: 'stdout', text: ['-sec', 'ret\n'] },
      {
        output_type: 'error',
        ename: 'E',
        evalue: '',
        traceback: ['\u001b[31mhunter2-\u001b[0m', 'hunter2-\u001b[1msecret'],
      },
    ]
    const cell = {
      cell_type: 'code',
      id: 'a',
      metadata: {},
      execution_count: 1,
      source: ['x = "hunter', '2-secret"'],
      outputs,
    }
    const content = { nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] }
    for (const given of [content, JSON.stringify(content)]) {
      const { content: file } = exportTaskRunOutput(runOf([{ kind: 'notebook', content: given }]), {
        format: 'IPYNB',
        redact: redaction({ patterns }),
      })
      expect(leaks('hunter2-secret', file)).toEqual([])
      expect(file).not.toContain('-sec')
    }
  })

  it('that only a terminal puts together', () => {
    expect(textAfter('hunter2-xx\b\bsecret', { patterns })).toBe('REDACTED')
    expect(textAfter('XXXXXXX-secret\rhunter2', { patterns })).toBe('REDACTED')
    expect(textAfter('50 %\r100 % \u001b[31mok', { patterns })).toBe('50 %\r100 % \u001b[31mok')
  })

  it('with tags between its letters', () => {
    const html = '<pre><b>hunter2</b>-<i class="x">sec</i>ret</pre>'
    expect(itemAfter({ kind: 'html', html }, { patterns })).toMatchObject({ html: '<pre><b>REDACTED</pre>' })
  })
})

describe('a notebook', () => {
  const rules = { names: ['password'] }
  const source = 'password = "correct horse"\nprint(password)'
  const cell = {
    cell_type: 'code',
    metadata: { note: 'correct horse', password: 'q' },
    execution_count: 1,
    source,
    outputs: [
      { output_type: 'stream', name: 'stdout', text: 'correct horse\n' },
      {
        output_type: 'execute_result',
        execution_count: 1,
        metadata: {},
        data: { 'application/json': { password: 'x' } },
      },
    ],
  }
  const file = JSON.stringify({
    nbformat: 4,
    nbformat_minor: 4,
    metadata: { t: 'correct horse' },
    cells: [cell, { cell_type: 'markdown', metadata: {}, source: '# A' }],
  })

  it('is masked in sources, outputs and metadata, and in none of its files', () => {
    const clean = redactNotebook(rules)(fromIpynb(file))
    expect(clean.cells[0]!.source).toBe('password = "REDACTED"\nprint(password)')
    expect(clean.metadata.t).toBe('REDACTED')
    expect(leaks('correct horse', toHtml(clean))).toEqual([])
    expect(leaks('correct horse', toIpynb(clean))).toEqual([])
    expect(clean.cells[0]).toMatchObject({ metadata: { note: 'REDACTED', password: 'REDACTED' } })
  })

  it('gets a new id where the old one was made from what is secret', () => {
    const before = fromIpynb(file)
    const after = redactNotebook(rules)(before)
    expect(after.cells[0]!.id).not.toBe(before.cells[0]!.id)
    expect(after.cells[1]).toBe(before.cells[1])
    const named = fromIpynb(
      file
        .replace('"nbformat_minor":4', '"nbformat_minor":5')
        .replace('{"cell_type":"code"', '{"id":"mine","cell_type":"code"'),
    )
    expect(redactNotebook(rules)(named).cells[0]!.id).toBe('mine')
  })

  it('does not carry values over to the next notebook', () => {
    const redact = redactNotebook(rules)
    redact(fromIpynb(file))
    const other = fromIpynb(
      file
        .replace('password = ', 'x = ')
        .replace('"password":"q"', '"x":"q"')
        .replace('"password":"x"', '"x":"x"'),
    )
    expect(redact(other)).toBe(other)
  })
})

describe('what is said', () => {
  it('counts places and names none', () => {
    const warnings: Warning[] = []
    const run = runOf(
      [
        { kind: 'text', text: 'abc-123 abc-123' },
        { kind: 'text', text: 'x' },
      ],
      [{ name: 'p', value: 'abc-123' }],
    )
    exportTaskRunOutput(run, {
      redact: redaction({ names: ['p'] }),
      onWarning: (warning) => warnings.push(warning),
    })
    expect(warnings).toEqual([
      { code: 'REDACTED', pointer: '/meta', message: '1 place redacted' },
      { code: 'REDACTED', pointer: '/outputs/0', message: '2 places redacted' },
    ])
  })

  it('quotes no secret in other warnings', () => {
    const warnings: Warning[] = []
    const run = runOf([
      { kind: 'secret-kind' } as unknown as OutputItem,
      { kind: 'image', mimeType: 'secret-kind', data: 'x' },
      { kind: 'markdown', text: '[a](javascript:secret-kind) ![b](secret-kind.png)' },
      { kind: 'messages', messages: [{ header: { msg_type: 'secret-kind' } }] },
      { kind: 'notebook', content: '{"cells": "secret-kind"}' },
      { kind: 'notebook', content: '{"cells" secret-kind' },
    ])
    const { content } = exportTaskRunOutput(run, {
      redact: redaction({ patterns: ['secret-kind'] }),
      onWarning: (warning) => warnings.push(warning),
    })
    expect(JSON.stringify(warnings)).not.toContain('secret-kind')
    expect(warnings.length).toBeGreaterThan(8)
    expect(content).not.toContain('secret-kind')
  })

  it('quotes nothing of a run that is none', () => {
    const run = {
      version: 1,
      meta: { system: 5, title: SECRET, secretKey: SECRET },
      outputs: SECRET,
    } as never
    const call = () => exportTaskRunOutput(run, { redact: redaction({ names: ['password'] }) })
    expect(call).toThrow(PlatenError)
    try {
      call()
    } catch (error) {
      expect(error).toMatchObject({ code: 'INVALID_TASK_RUN', pointer: '/meta/system' })
      expect(JSON.stringify([error, String(error), (error as Error).cause])).not.toContain('hunter2')
    }
  })

  it.each([
    [{ kind: 'table', columns: 5, rows: [] }, '/outputs/1/columns', 'the item of kind "table"'],
    [{ kind: 'json', value: { 'hunter2-key': [undefined] } }, '/outputs/1/value', 'the item of kind "json"'],
    [{ kind: 'json', value: { '4111111111111111': 1n } }, '/outputs/1/value', 'the item of kind "json"'],
    [{ kind: 'hunter2-kind', title: 5n }, '/outputs/1/title', 'Not a task run. '],
    [{ kind: 'text', text: 5 }, '/outputs/1/text', 'the item of kind "text"'],
  ])('of a run that is none says where, in words of the schema: %o', (item, pointer, said) => {
    const run = runOf([{ kind: 'text', text: 'a' }, item as unknown as OutputItem])
    const error = thrownBy(() => redactTaskRun(run, { names: ['password'] }))
    expect(error).toMatchObject({ pointer, message: expect.stringContaining(said) })
    expect(JSON.stringify(error)).not.toMatch(/hunter2|4111/)
  })

  it('tells once per place of values too short to be masked elsewhere', () => {
    const warnings: Warning[] = []
    const items: OutputItem[] = [
      { kind: 'json', value: [{ pin: '1234' }, { pin: 99 }, { pin: '' }, { pin: null }] },
      { kind: 'text', text: 'pin="123456"' },
    ]
    exportTaskRunOutput(runOf(items, [{ name: 'pin', value: '12' }]), {
      redact: redaction({ names: ['pin'], mask: '•••' }),
      onWarning: (warning) => warnings.push(warning),
    })
    const short = 'a value of a named secret is too short to be masked elsewhere'
    expect(warnings.filter(({ message }) => message === short)).toEqual([
      { code: 'REDACTED', pointer: '/meta', message: short },
      { code: 'REDACTED', pointer: '/outputs/0', message: short },
    ])
  })

  it.each<[unknown, string]>([
    [{ name: ['password'] }, '/redact/name'],
    [{ names: ['password'], heders: ['Authorization'] }, '/redact/heders'],
    [{}, '/redact'],
    [{ names: undefined, minLength: 5 }, '/redact'],
    [{ names: [], headers: [], patterns: [] }, '/redact'],
    [{ headers: ['Authorization: x'] }, '/redact/headers/0'],
    [undefined, '/redact'],
    [null, '/redact'],
    [['password'], '/redact'],
    ['password', '/redact'],
  ])('refuses rules that would mask nothing: %j', (rules, pointer) => {
    const expected = { code: 'INVALID_OPTION', pointer, help: expect.stringContaining('names') }
    expect(() => redaction(rules as RedactRules)).toThrow(expect.objectContaining(expected))
  })

  it.each([null, true, 'password', { names: ['password'] }, redaction({ names: ['a'] }).start()])(
    'refuses what redaction() does not return: %j',
    (redact) => {
      expect(() => exportTaskRunOutput(runOf([]), { redact: redact as never })).toThrow(
        expect.objectContaining({
          code: 'INVALID_OPTION',
          pointer: '/redact',
          help: expect.stringContaining('redaction(rules)'),
        }),
      )
    },
  )

  it('takes undefined for nothing to mask', () => {
    const { content } = exportTaskRunOutput(runOf([{ kind: 'text', text: 'hello' }]), {
      redact: undefined as never,
    })
    expect(content).toContain('hello')
  })

  it.each<RedactRules>([
    { names: ['-'] },
    { names: 'password' as never },
    { headers: [5 as never] },
    { patterns: [''] },
    { patterns: [{} as never] },
    { mask: '"' },
    { mask: '' },
    { mask: 'a b' },
    { minLength: 0 },
    { minLength: 2.5 },
  ])('refuses rules that are none: %j', (rules) => {
    expect(() => redactNotebook(rules)).toThrow(expect.objectContaining({ code: 'INVALID_OPTION' }))
  })
})

describe('other ways to write a secret', () => {
  const composed = 'caf\u00e9-secret'
  const decomposed = 'cafe\u0301-secret'

  it.each([
    [composed, decomposed],
    [decomposed, composed],
  ])('Unicode forms: %j as %j', (secret, written) => {
    expect(textAfter(`a ${written} b`, { patterns: [secret] })).toBe('a REDACTED b')
    const item: OutputItem = { kind: 'text', text: `a ${written} b` }
    expect(itemAfter(item, { names: ['key'] }, [{ name: 'key', value: secret }])).toMatchObject({
      text: 'a REDACTED b',
    })
  })

  it('hexadecimal digits', () => {
    const digits = Buffer.from(SECRET).toString('hex')
    for (const written of [digits, digits.toUpperCase(), `0x${digits}`]) {
      expect(textAfter(`a ${written} b`, { patterns: [SECRET] })).toBe('a REDACTED b')
    }
    const hash = 'd6bf8153a5c0e1e4d0dc9c1f4d4bd5f8 68656c6c6f2c20776f726c64'
    expect(textAfter(hash, { patterns: [SECRET] })).toBe(hash)
  })
})

describe('patterns', () => {
  it.each<[string, RedactRules['patterns'] & object, string, string]>([
    ['all matches without g', [/b\d/], 'b1 b2', 'REDACTED REDACTED'],
    ['flags', [/B\d/i], 'b1', 'REDACTED'],
    ['sticky makes no difference', [/b/y], 'ab', 'aREDACTED'],
    ['an empty match is none', [/x*/], 'axb', 'aREDACTEDb'],
    ['lookbehind', [/(?<=id=)\d+/], 'id=5 5', 'id=REDACTED 5'],
    ['the group secret', [/id=(?<secret>\d+);/], 'id=5; 5', 'id=REDACTED; 5'],
    ['a group that took no part', [/a(?<secret>x)?b/], 'ab', 'REDACTED'],
    ['decoded', [/a&b/], 'a&amp;b', 'REDACTED'],
    ['overlapping', [/abc/, /cd/], 'abcd', 'REDACTED'],
    ['what is masked is not masked again', [/\w+/], 'abc def', 'REDACTED REDACTED'],
    ['a string, however short', ['x'], 'axb', 'aREDACTEDb'],
    ['a string that is a part of the mask', ['RED'], 'RED REDACTED', 'REDACTED REDACTED'],
  ])('%s', (_, patterns, text, expected) => {
    expect(textAfter(text, { patterns })).toBe(expected)
  })

  it('keeps no state in the expression of the caller', () => {
    const pattern = /b/g
    pattern.lastIndex = 5
    const redactor = redaction({ patterns: [pattern] }).start()
    expect([redactor.text('b'), redactor.text('b'), pattern.lastIndex]).toEqual(['REDACTED', 'REDACTED', 5])
  })

  it('takes another mask', () => {
    expect(textAfter('a secret', { patterns: ['secret'], mask: '•••' })).toBe('a •••')
  })

  it('masks the title and run given as options, and the file name', () => {
    const run = { ...runOf([]), meta: { system: 's', title: 'Job secret-1' } }
    const redact = redaction({ patterns: [/secret-\d/] })
    const { name, content } = exportTaskRunOutput(run, {
      redact,
      title: 'T secret-2',
      run: { system: 'secret-3' },
    })
    expect(name).toBe('Job-REDACTED.html')
    expect(content).not.toMatch(/secret-\d/)
    expect(content).toContain('T REDACTED')
  })
})
