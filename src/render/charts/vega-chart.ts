import type { JsonObject, JsonValue } from '../../model/json.ts'
import { isJsonObject } from '../../text/json/kinds.ts'
import { objectFrom } from '../../text/json/parsed.ts'
import { jsonInScript } from './json-in-script.ts'

/** A chart for Vega or Vega-Lite, wherever in an output it was found. */
export interface VegaChart {
  readonly language: 'vega' | 'vega-lite'
  /** The major version it was written for; undefined where it does not say. */
  readonly version: number | undefined
  readonly spec: JsonObject
}

/** What Altair and Vega-Embed call just before or after the specification in a script. */
const IN_SCRIPT = /(?:\}\)\s*\(|\bspec\s*=)\s*(?=\{)/g
const VIEWS = ['mark', 'layer', 'facet', 'repeat', 'concat', 'hconcat', 'vconcat']

/** The chart that data of a Vega type is; undefined where it is none. */
export function vegaChart(mimeType: string, data: JsonValue): VegaChart | undefined {
  const spec = objectFrom(data)
  const [, language, version] = /^application\/vnd\.(vega(?:lite)?)\.v?(\d*)/.exec(mimeType) ?? []
  if (language === undefined || !spec) return undefined
  return {
    language: language === 'vega' ? 'vega' : 'vega-lite',
    version: schemaOf(spec).version ?? (Number(version) || undefined),
    spec,
  }
}

/** The chart that HTML draws by a script, as Altair writes it. */
export function vegaChartInHtml(html: string): VegaChart | undefined {
  if (!html.includes('vegaEmbed')) return undefined
  return jsonInScript(html, IN_SCRIPT, (spec) => {
    if (!isJsonObject(spec)) return undefined
    const { language, version } = schemaOf(spec)
    const isLite = VIEWS.some((name) => name in spec)
    if (language === undefined && !isLite && !('marks' in spec)) return undefined
    return { language: language ?? (isLite ? 'vega-lite' : 'vega'), version, spec }
  })
}

/**
 * What `Assets.charts` knows the chart by, and what draws it is given: the specification as JSON on one line. What is
 * masked in a notebook later is another text, so no chart shows it.
 */
export function chartText({ spec }: VegaChart): string {
  try {
    return JSON.stringify(spec)
  } catch {
    // Where limits.jsonDepth was raised, one may be nested deeper than the stack reaches.
    return ''
  }
}

/** As `$schema` tells, `https://vega.github.io/schema/vega-lite/v5.json`. */
function schemaOf({ $schema }: JsonObject): { language?: VegaChart['language']; version?: number } {
  const [, language, version] =
    (typeof $schema === 'string' && /\/(vega|vega-lite)\/v(\d{1,2})\b/.exec($schema)) || []
  return language === undefined
    ? {}
    : { language: language as VegaChart['language'], version: Number(version) }
}
