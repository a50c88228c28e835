import { fromTaskRun, type NotebookTemplate, PlatenError } from '../index.ts'
import { readInput } from '../node/index.ts'
import type { ParsedArguments } from './option.ts'
import { UsageError } from './usage-error.ts'

/** Far more than any template has; the name may lead to something endless. */
const MAX_BYTES = 1 << 20

/**
 * `--template`: the shipped one's name, or a JSON file with one of the user's own.
 *
 * @throws UsageError for a file that cannot be read, is not JSON, or is no template
 */
export async function templateOf({
  values,
}: ParsedArguments): Promise<'generic' | NotebookTemplate | undefined> {
  const [name] = values.get('template') ?? []
  if (name === undefined || name === 'generic') return name
  try {
    const bytes = await readInput(name, { maxBytes: MAX_BYTES })
    const template: NotebookTemplate = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    // Before any input is read.
    fromTaskRun({ version: 1, meta: { system: 'none' }, outputs: [] }, { template })
    return template
  } catch (error) {
    const reason = error instanceof PlatenError ? error.message : 'it is not JSON'
    throw new UsageError(
      `--template ${name}: ${reason}`,
      'Give a JSON file: {"sections": [{"heading", "kinds"}]}.',
    )
  }
}
