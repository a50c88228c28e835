import type { JsonValue } from '../../model/json.ts'
import { objectFrom } from '../../text/json/parsed.ts'
import { renderError } from '../output/error.ts'
import { renderStream } from '../output/stream.ts'
import type { MimeRenderer } from '../scope.ts'
import { dataText } from './data-text.ts'

/** What programs print, where an editor keeps it as display data: VS Code's (`application/vnd.code.notebook.stdout`) and JupyterLab's. */
export const streamRenderer: MimeRenderer = {
  mimeTypes: ['application/*.stdout', 'application/*.stderr'],
  rank: 119,
  render(data, { mimeType, scope }) {
    const name = mimeType.endsWith('stderr') ? 'stderr' : 'stdout'
    return renderStream({ output_type: 'stream', name, text: dataText(data) }, scope)
  },
}

/** Errors kept in the same way, as `{name, message, stack}` or with the names that Jupyter has. */
export const errorRenderer: MimeRenderer = {
  mimeTypes: ['application/*.error'],
  rank: 110,
  render(data, { scope }) {
    const error = objectFrom(data)
    if (!error) return undefined
    const { name = error.ename, message = error.evalue, stack = error.traceback } = error
    return renderError(
      {
        output_type: 'error',
        ename: textOf(name),
        evalue: textOf(message),
        traceback: [stack ?? []].flat().map(dataText),
      },
      scope,
    )
  },
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : ''
}
