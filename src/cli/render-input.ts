import type { MessageConsole } from './console.ts'
import { type RenderingEnd, type RenderingListener, some } from './input-receiver.ts'
import { openInput } from './open-input.ts'
import type { ExportJob } from './plan.ts'
import { createRedaction } from './redaction.ts'
import { displayName, reportError } from './report.ts'
import type { Settings } from './settings.ts'

/**
 * Renders one input for all its outputs. Under `--strict` nothing is made of an input that reading had to repair.
 *
 * @throws UsageError for an option whose value turned out to be wrong
 */
export async function renderInput(
  job: ExportJob,
  settings: Settings,
  listener: RenderingListener,
): Promise<RenderingEnd> {
  const name = displayName(job.input)
  const console: MessageConsole = {
    info: (line) => listener.info(line),
    error: (_name, error) => listener.error(error),
  }
  const redaction = createRedaction(
    settings.redact,
    settings.limits,
    (document) => (warning) => listener.warning({ ...warning, document }),
  )
  const masked = () => ({ isRedacted: redaction.isUsed(), unusedNames: redaction.unusedNames() })
  const opened = await openInput(job.input, name, settings, console, redaction)
  redaction.flush()
  if ('problem' in opened) {
    listener.failed(opened.problem)
    return { isRead: false, ...masked() }
  }
  try {
    if (settings.strict && listener.repairs > 0)
      return { isRead: true, refused: refusal(listener.repairs), ...masked() }
    for (const target of job.outputs) {
      try {
        const rendered = await opened.render(target)
        redaction.flush()
        await listener.output(target, rendered)
      } catch (error) {
        redaction.flush()
        listener.failed(reportError(console, name, redaction.error(error), opened.document))
      }
    }
    return { isRead: true, ...masked() }
  } finally {
    await opened.close()
  }
}

function refusal(repairs: number) {
  return {
    code: 'STRICT',
    message: `refused, because reading it took ${some(repairs, 'repair')}; nothing was written`,
    help: 'Mend the input (platen validate lists what is wrong in a notebook), or leave out --strict.',
  }
}
