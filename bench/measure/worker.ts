import { checkAll } from './check.ts'
import { measureCold } from './cold.ts'
import { measureFunctions } from './functions.ts'
import type { Answer, Job } from './job.ts'
import { profileOurs } from './profile.ts'
import { measureStages } from './stages.ts'
import { measureWarm } from './warm.ts'

// The process in which things are measured: plain Node and plain JavaScript, one job, then the end.
process.once('message', (job: Job) => {
  perform(job).then(
    (answer) => process.send?.(answer, () => process.exit(0)),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})

function perform(job: Job): Promise<Answer> {
  switch (job.kind) {
    case 'verify':
      return checkAll(job)
    case 'cold':
      return measureCold(job)
    case 'warm':
      return measureWarm(job)
    case 'stages':
      return measureStages(job)
    case 'functions':
      return measureFunctions(job)
    case 'profile':
      return profileOurs(job)
  }
}
