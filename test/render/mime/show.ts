import type { JsonObject, JsonValue } from '../../../src/model/json.ts'
import { renderBundle } from '../../../src/render/mime/bundle.ts'
import type { HtmlOptions } from '../../../src/render/options.ts'
import { scopeForTest } from '../../support/scope.ts'

/** A bundle as HTML, and the codes of the warnings. */
export function show(data: JsonObject, metadata: JsonObject = {}, options: HtmlOptions = {}) {
  const { scope, warnings } = scopeForTest(options)
  const {
    html: { value },
  } = renderBundle(data as Record<string, JsonValue>, metadata, scope)
  return { html: value, text: value.replace(/<[^>]*>/g, ''), codes: warnings.map(({ code }) => code) }
}
