import type { Rule } from './rule.ts'

const PART = '[\\d.]{1,12} ?(?:ns|µs|μs|us|ms|s|min|h|d)\\b'
/** `12.3 ms`, `1min 8s`. */
const SPAN = `${PART}(?: ${PART}){0,3}`
const CPU = new RegExp(`CPU times:(?: (?:user|sys:|total:) ${SPAN},?){1,3}`, 'g')
const WALL = new RegExp(`Wall time: ${SPAN}`, 'g')
const TIMEIT = new RegExp(`(?<![\\w.…-])${SPAN} (?:±|\\+-) ${SPAN} per loop \\(mean [^()\\n]+\\)`, 'g')
const OLD_TIMEIT = new RegExp(`(?<![\\w…-])\\d{1,12} loops?, best of \\d{1,5}: ${SPAN} per loop`, 'g')
// tqdm: `[00:01<00:02, 12.3it/s]`.
const PROGRESS = /\[(?:\d{1,4}:)?\d\d:\d\d(?:<|&lt;)[^[\]\n]+\]/g

/** What `%time`, `%timeit` and tqdm measured. */
export const durationRule: Rule = (text) => {
  let out = text
  if (out.includes('CPU times: ')) out = out.replace(CPU, 'CPU times: …')
  if (out.includes('Wall time: ')) out = out.replace(WALL, 'Wall time: …')
  if (out.includes(' per loop')) out = out.replace(TIMEIT, '… per loop').replace(OLD_TIMEIT, '… per loop')
  return out.includes('[') ? out.replace(PROGRESS, '[…]') : out
}

// Not as a part of something longer, of which half would be left.
const DATE = /(?<!\d)\d{4}-\d\d-\d\d([T ])\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?(?!\w|[.,+-]\d)/g

/** ISO 8601 and the log formats close to it: a date with a time, to the second. */
export const dateRule: Rule = (text) => text.replace(DATE, '0000-00-00$100:00:00')

const SVG_DATE = /<dc:date>[^<]+<\/dc:date>/g

/** When matplotlib drew an SVG. */
export const imageDateRule: Rule = (text, { kind }) =>
  kind === 'markup' && text.includes('<dc:date>') ? text.replace(SVG_DATE, '<dc:date></dc:date>') : text
