import { spawnSync } from 'node:child_process'
import type { Cost } from '../measure/sample.ts'

const MARK = 'bench-times:'

/**
 * Runs a program to its end. Its CPU time comes from bash's `time`, in whole milliseconds: Node does not say what a
 * child has used. Throws where the program fails.
 */
export function timedCommand(command: string, args: readonly string[], cwd?: string): Cost {
  const script = `TIMEFORMAT='${MARK}%3R %3U %3S'; time "$@"`
  const options = { cwd, maxBuffer: 2 ** 30, env: { ...process.env, LC_ALL: 'C.UTF-8' } }
  const { stderr, status, error } = spawnSync('bash', ['-c', script, 'bash', command, ...args], options)
  if (error) throw error
  const text = stderr.toString()
  const at = text.lastIndexOf(MARK)
  if (status !== 0 || at < 0) throw new Error(`${command} ended with ${status}: ${text.slice(0, 300)}`)
  const [wall, user, system] = text
    .slice(at + MARK.length)
    .trim()
    .split(' ')
    .map(Number)
  return { wall: 1000 * wall!, cpu: 1000 * (user! + system!) }
}
