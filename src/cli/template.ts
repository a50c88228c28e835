import { type NotebookTemplate, PlatenError } from '../index.ts'
import { readInput } from '../node/index.ts'
import type { ParsedArguments } from './option.ts'
import { UsageError } from './usage-error.ts'

/**
 * `--template`: the shipped one's name, or a JSON file with one of the user's own.
 *
 * @throws UsageError for a file that cannot be read or is not JSON; what it says is checked by `fromTaskRun`
 */
export async function templateOf({
  values,
}: ParsedArguments): Promise<'generic' | NotebookTemplate | undefined> {
  const [name] = values.get('template') ?? []
  if (name === undefined || name === 'generic') return name
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await readInput(name)))
  } catch (error) {
    const reason = error instanceof PlatenError ? error.message : 'it is not JSON'
    throw new UsageError(
      `--template ${name}: ${reason}`,
      'Give a JSON file: {"sections": [{"heading", "kinds"}]}.',
    )
  }
}
