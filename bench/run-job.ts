import { fork } from 'node:child_process'
import type { Answer, Job } from './measure/job.ts'

/** Performs a job in a process of its own: plain Node, with no flags but the one that gives access to the GC. */
export function runJob(worker: string, job: Job): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const execArgv = ['--expose-gc']
    const child = fork(worker, [], {
      execArgv,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    let answer: Answer | undefined
    child.once('message', (message) => {
      answer = message as Answer
    })
    child.once('error', reject)
    child.once('exit', (code) => {
      if (answer) resolve(answer)
      else reject(new Error(`The measuring process ended with code ${code} and no answer (${job.kind}).`))
    })
    child.send(job)
  })
}
