import type { JsonObject, JsonValue } from '../model/json.ts'
import { isSplitMimeType } from '../model/mime-text.ts'
import type { Attachments, MimeBundle, Output } from '../model/notebook.ts'
import { UNKNOWN_OUTPUT_MIME_TYPE } from '../model/unknown-output.ts'
import { splitLines } from '../text/multiline.ts'

/** An output as it stands in a file: lines split as nbformat splits them. */
export function outputToJson(output: Output): JsonObject {
  switch (output.output_type) {
    case 'stream':
      return { output_type: 'stream', name: output.name, text: splitLines(output.text) }
    case 'display_data':
      return { output_type: 'display_data', data: bundleToJson(output.data), metadata: output.metadata }
    case 'execute_result':
      return {
        output_type: 'execute_result',
        data: bundleToJson(output.data),
        execution_count: output.execution_count,
        metadata: output.metadata,
      }
    case 'error':
      return {
        output_type: 'error',
        ename: output.ename,
        evalue: output.evalue,
        traceback: output.traceback,
      }
    case 'unknown':
      return { output_type: 'display_data', data: { [UNKNOWN_OUTPUT_MIME_TYPE]: output.value }, metadata: {} }
  }
}

export function attachmentsToJson(attachments: Attachments): JsonObject {
  return Object.fromEntries(Object.entries(attachments).map(([name, bundle]) => [name, bundleToJson(bundle)]))
}

function bundleToJson(bundle: MimeBundle): JsonObject {
  return Object.fromEntries(Object.entries(bundle).map(([type, value]) => [type, valueToJson(type, value)]))
}

function valueToJson(type: string, value: JsonValue): JsonValue {
  return typeof value === 'string' && isSplitMimeType(type) ? splitLines(value) : value
}
