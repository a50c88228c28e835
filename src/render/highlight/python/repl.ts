import { escapeContent, scanPython } from './scan.ts'

const PROMPT_LINES = /(?:^(?:>>>|\.\.\.)(?: .*)?(?:\n|$))+/gm

/** A transcript of Python's prompt as highlight.js' `python-repl` marks it: what follows a prompt is Python, the rest text. */
export function scanPythonRepl(code: string): string {
  let out = ''
  let end = 0
  for (const { 0: block, index } of code.matchAll(PROMPT_LINES)) {
    out += escapeContent(code.slice(end, index)) + scanPython(block)
    end = index + block.length
  }
  return out + escapeContent(code.slice(end))
}
