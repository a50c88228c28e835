/** Markdown for code, in a fence longer than any run of backticks in it. */
export function codeBlock(code: string, language: string): string {
  let longest = 2
  for (const [run] of code.matchAll(/`+/g)) longest = Math.max(longest, run.length)
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${code}${code.endsWith('\n') ? '' : '\n'}${fence}`
}
