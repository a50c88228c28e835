import type { JsonValue } from '../../model/json.ts'
import { isJsonMimeType, isSplitMimeType } from '../../model/mime-text.ts'
import type { MimeBundle, Output } from '../../model/notebook.ts'
import { mapShared } from '../map-cells.ts'
import { mapJson } from './map-json.ts'
import type { CountChange, Rule } from './rule.ts'

export interface OutputRules {
  readonly text: Rule
  /** For keys of JSON. */
  readonly key: Rule
}

/** An output with the rules applied to its texts and JSON; base64 is left alone. */
export function mapOutput(output: Output, rules: OutputRules, count: CountChange): Output {
  const text = (value: string): string => rules.text(value, { kind: 'text', count })
  const json = <T extends JsonValue>(value: T): T =>
    mapJson(value, text, (key) => rules.key(key, { kind: 'text', count })) as T
  switch (output.output_type) {
    case 'stream':
      return changed(output, { ...output, text: text(output.text) })
    case 'error':
      return changed(output, {
        ...output,
        evalue: text(output.evalue),
        traceback: mapShared(output.traceback, text),
      })
    case 'display_data':
    case 'execute_result': {
      const markup = (value: string): string => rules.text(value, { kind: 'markup', count })
      const data = mapBundle(output.data, { text, json, markup })
      return changed(output, { ...output, data, metadata: json(output.metadata) })
    }
    case 'unknown':
      return changed(output, { ...output, value: json(output.value) })
  }
}

/** `application/vnd.jupyter.stdout` and `.stderr`: streams as JupyterLab's own MIME types. */
const TERMINAL = 'application/vnd.jupyter.std'

interface Changes {
  readonly text: (value: string) => string
  readonly markup: (value: string) => string
  readonly json: (value: JsonValue) => JsonValue
}

function mapBundle(bundle: MimeBundle, { text, markup, json }: Changes): MimeBundle {
  let hasChanged = false
  const entries = Object.entries(bundle).map(([mimeType, value]): [string, JsonValue] => {
    const after = mapValue(mimeType, value)
    if (after !== value) hasChanged = true
    return [mimeType, after]
  })
  return hasChanged ? Object.fromEntries(entries) : bundle

  function mapValue(mimeType: string, value: JsonValue): JsonValue {
    if (isJsonMimeType(mimeType)) return json(value)
    if (typeof value !== 'string') return value
    if (mimeType.startsWith(TERMINAL)) return text(value)
    if (!isSplitMimeType(mimeType)) return value
    return mimeType.startsWith('text/') && mimeType !== 'text/html' ? text(value) : markup(value)
  }
}

/** The object before, where the one after holds the same. */
function changed<T extends object>(before: T, after: T): T {
  return Object.entries(after).every(([key, value]) => (before as Record<string, unknown>)[key] === value)
    ? before
    : after
}
