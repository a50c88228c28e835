import { readFileSync } from 'node:fs'
import type { Candidate } from '../candidate.ts'
import type { RawNotebook } from '../nbformat.ts'
import { verify } from '../verify/verify.ts'
import { loadCandidates } from './candidates.ts'
import type { Answer, Check, Input, VerifyJob } from './job.ts'

/** Every candidate's page for every notebook, looked at before anything is timed. */
export async function checkAll(job: VerifyJob): Promise<Answer> {
  const candidates = await loadCandidates(job.code)
  const checks = job.inputs.flatMap((input) => {
    const text = readFileSync(input.path, 'utf8')
    return candidates.map((candidate) => check(candidate, input, text))
  })
  const about = Object.fromEntries(candidates.map(({ name, about }) => [name, about]))
  return { about, timings: [], checks, parts: [], sink: 0 }
}

function check({ name, render }: Candidate, { id }: Input, text: string): Check {
  try {
    const page = render(text)
    if (!Array.isArray((JSON.parse(text) as Partial<RawNotebook>).cells))
      return { input: id, name, problems: ['not checked: only nbformat 4 is'], bytes: page.length }
    return { input: id, name, problems: verify(text, page).problems, bytes: page.length }
  } catch (error) {
    return { input: id, name, problems: [`throws ${String(error).slice(0, 200)}`], bytes: 0 }
  }
}
