import { describe, expect, it } from 'vitest'
import { errorItem } from '../../src/sources/error-trace.ts'

const ESC = '\u001b'

describe('errorItem', () => {
  it.each([
    [
      'Python',
      'Traceback (most recent call last):\n  File "a.py", line 2, in <module>\n    f()\nValueError: bad\n',
      'ValueError',
      'bad',
    ],
    [
      'Python, chained: the last exception is the one that got out',
      'Traceback (most recent call last):\n  File "a.py"\nKeyError: 1\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File "a.py"\nlib.errors.LoadError: no file\n',
      'lib.errors.LoadError',
      'no file',
    ],
    [
      'Python without a message',
      'Traceback (most recent call last):\n  File "a.py"\nKeyboardInterrupt\n',
      'KeyboardInterrupt',
      '',
    ],
    [
      'any class',
      'Traceback (most recent call last):\n  File "a.py"\nmodule.Oops: it broke\nNote: see log\n',
      'module.Oops',
      'it broke',
    ],
    [
      'text before the traceback',
      'INFO start\nTraceback (most recent call last):\n  File "a.py"\nOSError: [Errno 28] No space left\n',
      'OSError',
      '[Errno 28] No space left',
    ],
    [
      'IPython, in colour',
      `${ESC}[0;31m-----${ESC}[0m\n${ESC}[0;31mZeroDivisionError${ESC}[0m                         Traceback (most recent call last)\nCell ${ESC}[0;32mIn[1], line 1${ESC}[0m\n${ESC}[0;32m----> 1${ESC}[0m x: int = 1/0\n\n${ESC}[0;31mZeroDivisionError${ESC}[0m: division by zero`,
      'ZeroDivisionError',
      'division by zero',
    ],
    [
      'IPython, cut off',
      'AnalysisException       Traceback (most recent call last)\nFile <command-1>:1\n',
      'AnalysisException',
      '',
    ],
    [
      'Java',
      'org.apache.spark.SparkException: Job aborted.\n\tat org.A.b(A.scala:1)\nCaused by: java.io.IOException: disk\n\tat x.Y\n',
      'org.apache.spark.SparkException',
      'Job aborted.',
    ],
    [
      'Java’s main thread',
      'Exception in thread "main" java.lang.IllegalStateException: no master\n\tat Main.main(Main.java:3)\n',
      'java.lang.IllegalStateException',
      'no master',
    ],
    ['JavaScript', 'TypeError: x is not a function\n    at main.js:3:1', 'TypeError', 'x is not a function'],
    [
      'neither',
      '\n  exit status 137 (out of memory)  \nsee dmesg',
      'Error',
      'exit status 137 (out of memory)',
    ],
  ])('%s', (_, trace, name, message) => {
    expect(errorItem(undefined, trace)).toEqual({ kind: 'error', name, message, traceback: trace })
  })

  it.each([
    ['a sentence that names the exception', 'NameError: x\nline 2', undefined, 'NameError', 'x\nline 2'],
    ['a sentence that does not', 'Workload failed', undefined, 'Error', 'Workload failed'],
    ['a sentence with a colon', 'Run failed: see log', undefined, 'Error', 'Run failed: see log'],
    ['both, saying the same', 'ValueError: bad', 'ValueError: bad\n  at x', 'ValueError', 'bad'],
    [
      'both, saying different things',
      'Workload failed',
      'ValueError: bad\n  at x',
      'ValueError',
      'bad (Workload failed)',
    ],
    [
      'both, the trace without a message',
      'Workload failed',
      'KeyboardInterrupt\n',
      'KeyboardInterrupt',
      'Workload failed',
    ],
    ['both, the trace without an exception', 'Workload failed', 'exit 1', 'Error', 'Workload failed'],
  ])('%s', (_, sentence, trace, name, message) => {
    expect(errorItem(sentence, trace)).toEqual({
      kind: 'error',
      name,
      message,
      ...(trace && { traceback: trace }),
    })
  })

  it('takes time in proportion to the text, whatever the text', () => {
    const hostile = [
      'a.'.repeat(500_000),
      `${'A'.repeat(199)}:\n`.repeat(5_000),
      'Traceback (most recent call last)\n'.repeat(30_000),
      `Exception in thread "${'x'.repeat(1_000_000)}`,
      `${ESC}[`.repeat(500_000),
      `${ESC}[${'0;'.repeat(500_000)}`,
      `Error:${' \t'.repeat(500_000)}\u0000`,
      '\n'.repeat(1_000_000),
    ]
    for (const text of hostile) {
      const item = errorItem(text, text)
      expect(item?.traceback).toBe(text)
    }
  })
})
