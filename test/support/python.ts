import { spawnSync } from 'node:child_process'
import { pythonWithNbformat } from './requires.ts'

export const NBFORMAT = { what: 'python3-nbformat', present: pythonWithNbformat() !== undefined }

/** Runs a Python script with JSON on its standard input and parses the JSON it prints. */
export function runPython(script: string, input: unknown): unknown {
  const { status, stdout, stderr } = spawnSync(pythonWithNbformat() ?? 'python3', [script], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    maxBuffer: 1024 ** 3,
  })
  if (status !== 0) throw new Error(`${script} failed: ${stderr.slice(-2000)}`)
  return JSON.parse(stdout)
}
