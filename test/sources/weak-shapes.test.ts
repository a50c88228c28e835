import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlatenError } from '../../src/index.ts'
import { detectSource, fromAny, fromLog, fromTable } from '../../src/sources/index.ts'
import { parseDelimited } from '../../src/sources/table/delimited.ts'

function errorOf(run: () => unknown): PlatenError {
  try {
    run()
  } catch (error) {
    if (error instanceof PlatenError) return error
    throw error
  }
  throw new Error('accepted')
}

describe('what a text is', () => {
  it.each([
    ['log', '2026-11-20 04:00:00,113 INFO started\n2026-11-20 04:00:01,002 INFO done\n'],
    [
      'log',
      '2026-11-20 04:00:00,113 INFO a\n2026-11-20 04:00:01,002 INFO b\n2026-11-20 04:00:02,002 INFO c\n',
    ],
    ['log', '[INFO] Scanning for projects...\n[INFO] BUILD SUCCESS\n'],
    [
      'log',
      'Nov 20 04:00:12 host sshd[812]: Accepted publickey\nNov 20 04:00:13 host sshd[812]: session opened\n',
    ],
    ['log', 'time=2026-11-20T04:00:00Z level=warn msg="disk, nearly full"\n'],
    ['log', 'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\nValueError: 3\n'],
    ['table', 'a,b\n1,2\n3,4\n'],
    ['table', 'time,level,text\n2026-11-20T04:00:00Z,INFO,a\n2026-11-20T04:00:01Z,WARN,b\n'],
    ['table', 'a\tb\n"1\n2"\t3\n'],
    ['table', '{"a": 1}\n{"a": 2, "b": 3}\n'],
    ['table', '[{"a": 1}, {"b": 2}]'],
    ['table', '{"columns": ["a"], "data": [[1]]}'],
    ['table', '{"schema": {"fields": [{"name": "a", "type": "integer"}]}, "data": [{"a": 1}]}'],
    ['table', '{"a": [1, 2], "b": [3, 4]}'],
    ['markdown', '# Title\n\nA [link](https://example.com) and **bold**.\n'],
    ['markdown', '| a | b |\n| --- | --- |\n| 1 | 2 |\n'],
    ['markdown', 'Words.\n\n```sh\nls\n```\n'],
    ['junit', '<testsuite name="a"/>'],
    ['junit', '\ufeff<?xml version="1.0"?>\n<!-- x -->\n<testsuites>\n</testsuites>'],
  ])('%s: %j', (name, text) => {
    expect(detectSource(text)).toBe(name)
    expect(detectSource(new TextEncoder().encode(text))).toBe(name)
    expect(fromAny(text).meta.system).toBe(name)
  })

  it.each([
    'Hello, world.\nGood, bye.\n',
    '# Settings of the daemon\n# and how to change them.\n\n- x\n- y\n\n**port** 3\n',
    '#!/bin/sh\n# Title\n\n- a\n- b\n**c**\n',
    'Acquire::Retries "3";\nAcquire::Queue "host";\n',
    'a{b:c;d:e}\nf{g:h;i:j}\n',
    '30 3 * * 0 root test -e /run || exit 0\n30 4 * * 0 root test -e /run || exit 0\n',
    'Title\n=====\n\n* one\n* two\n',
    'just words',
    'import os\n# a comment\nprint(os.name)\n',
    'key: value\nother: 3\n',
    '<html><body># x\n\n**b** [l](u)</body></html>',
    'SELECT a, b\nFROM t\nWHERE a > 3;\n',
    '{"version": {"a": [1]}}',
    '{"data": [{"type": "articles"}]}',
    '[1, 2, [3]]',
  ])('none of them: %j', (text) => {
    expect(detectSource(text)).toBeUndefined()
    const error = errorOf(() => fromAny(text))
    expect(error.code).toBe('UNKNOWN_SOURCE')
    expect(error.help).toContain('"from"')
  })

  it('is what the file’s name says where the shape does not, and never against a shape of its own', () => {
    for (const [name, system] of [
      ['notes.md', 'markdown'],
      ['build.log', 'log'],
      ['build.log.1', 'log'],
      ['one-column.csv', 'table'],
    ]) {
      expect(detectSource('just words', { name: name! })).toBe(system)
      expect(fromAny('just words', { name: name! }).meta).toMatchObject({ system, title: name })
    }
    expect(detectSource('<testsuite/>', { name: 'report.md' })).toBe('junit')
    expect(detectSource('{"nbformat": 4, "cells": []}', { name: 'x.csv' })).toBe('jupyter')
  })

  it('says what to name where it could be two', () => {
    const both =
      '# 2026-11-20 04:00:00 INFO\n\n2026-11-20 04:00:00 INFO **a** [b](c)\n2026-11-20 04:00:01 INFO d\n'
    const error = errorOf(() => detectSource(both))
    expect(error).toMatchObject({ code: 'UNKNOWN_SOURCE' })
    expect(error.help).toMatch(/"log" or "markdown"/)
    expect(detectSource(both, { name: 'a.log' })).toBe('log')
    expect(fromAny(both, { from: 'markdown' }).outputs).toMatchObject([{ kind: 'markdown', text: both }])
  })

  it('is still broken JSON where it looks like JSON', () => {
    for (const text of ['{"a": **b** [c](d)', '{"cells": ["# T\\n", "**b** [x](y)"', '["a", ', ''])
      expect(errorOf(() => fromAny(text)).code).toBe('INVALID_JSON')
  })

  it('is what it is said to be', () => {
    expect(fromAny('{"a": 1}', { from: 'log' }).outputs).toEqual([{ kind: 'logs', text: '{"a": 1}' }])
    expect(fromAny('[1]', { from: 'markdown' }).outputs).toEqual([{ kind: 'markdown', text: '[1]' }])
    expect(errorOf(() => fromAny({ a: 1 }, { from: 'log' })).code).toBe('INVALID_SOURCE')
    expect(errorOf(() => fromAny('not json', { from: 'dbt' })).code).toBe('INVALID_JSON')
    expect(errorOf(() => fromAny('', { from: 'table' })).code).toBe('INVALID_SOURCE')
  })

  it('can be told of any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            '# ',
            '\n',
            '\n\n',
            '|',
            '---',
            ',',
            '"',
            '2026-11-20 04:00:00 ',
            'ERROR ',
            ' at ',
            'a',
            '\t',
          ),
        )
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, (value) => {
        for (const from of [undefined, 'log', 'table', 'markdown', 'github-actions']) {
          try {
            fromAny(value, { ...(from && { from }) })
          } catch (error) {
            if (!(error instanceof PlatenError)) throw error
          }
        }
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('CSV', () => {
  it('comes back as it was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', ' ', '"', ',', ';', '\n', '\r', 'ß', '|') })
    const row = fc.array(cell, { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 5 }),
        fc.constantFrom(',', ';', '\t', '|'),
        (rows, delimiter) => {
          const written = rows
            .map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter))
            .join('\r\n')
          expect(parseDelimited(written, delimiter)).toEqual({ rows, isCut: false })
          const plain = rows.map((cells) => cells.map((text) => text.replace(/["\r\n,;\t|]/g, 'x')))
          const text = plain.map((cells) => `${cells.join(delimiter)}\n`).join('')
          expect(parseDelimited(text, delimiter).rows).toEqual(plain)
        },
      ),
    )
  })

  it('names columns by the first row only where those are names', () => {
    const columns = (text: string) => {
      const [item] = fromTable(text, { name: 'a.csv' }).outputs
      return item?.kind === 'table' ? item.columns : []
    }
    expect(columns('a,b\n1,x\n2,y')).toEqual([{ name: 'a', type: 'integer' }, { name: 'b' }])
    expect(columns('1,2\n3,4.5')).toEqual([
      { name: '(column 1)', type: 'integer' },
      { name: '(column 2)', type: 'number' },
    ])
    expect(columns('id,zip\n1,01234')).toEqual([{ name: 'id', type: 'integer' }, { name: 'zip' }])
    expect(columns('a,a\n1,2')).toMatchObject([{ name: '(column 1)' }, { name: '(column 2)' }])
  })
})

describe('a log', () => {
  const errors = (text: string) => fromLog(text).outputs.filter((item) => item.kind === 'error')

  it.each([
    ['Traceback (most recent call last):\n  File "a", line 1\nKeyError: 3\nnext', 'KeyError', '3'],
    ['x ERROR boom Traceback (most recent call last):\n  File "a", line 1\na.b.Odd: m\n', 'a.b.Odd', 'm'],
    ['TypeError: no\n    at f (a.js:1:2)\n    at g (b.js:3:4)\n', 'TypeError', 'no'],
    ['Exception in thread "main" java.lang.Error: x\n\tat a.B.c(D.java:1)\n', 'java.lang.Error', 'x'],
    ['panic: oh\n\ngoroutine 1 [running]:\nmain.main()\n\t/a.go:1\n', 'Error', 'panic: oh'],
    ["thread 'main' panicked at src/main.rs:4:5:\nattempt to divide by zero\n", 'Error', expect.any(String)],
  ])('has an error in %j', (text, name, message) => {
    expect(errors(text)).toMatchObject([{ name, message }])
  })

  it.each([
    'no error today\n',
    'ValueError: told, but without a trace\nnext',
    '    at the gate\n',
    'ERROR plain\n',
  ])('has none in %j', (text) => {
    expect(errors(text)).toEqual([])
  })

  it('tells a trace that comes again once', () => {
    const trace = 'Traceback (most recent call last):\n  File "a", line 1\nKeyError: 3\n'
    expect(errors(trace.repeat(50))).toHaveLength(1)
  })

  it('takes times for moments only with their zone', () => {
    expect(fromLog('2026-11-20T04:00:00Z INFO a\n2026-11-20T04:00:09+00:00 INFO b').meta).toMatchObject({
      startTime: 1_795_147_200_000,
      endTime: 1_795_147_209_000,
    })
    expect(fromLog('2026-11-20 04:00:00 INFO a').meta).toEqual({ system: 'log' })
  })
})
