import type { Server } from '../lanes/server.ts'
import { timedCommand } from './timed-command.ts'

/** A page that holds its images and its mathematics, and reads no other file: the nearest to what ours gives. */
const ARGUMENTS = '--from=ipynb --to=html5 --standalone --self-contained --mathml --sandbox --quiet'.split(
  ' ',
)

/** One process for each notebook: pandoc has no other way. Its start-up is small, and stated beside. */
export const pandoc: Server = {
  about: `pandoc ${ARGUMENTS.join(' ')}`,
  page: async (path) => timedCommand('pandoc', [...ARGUMENTS, path]).stdout,
  time: async (path) => {
    const { cpu, wall } = timedCommand('pandoc', [...ARGUMENTS, path])
    return { cpu, wall }
  },
}
