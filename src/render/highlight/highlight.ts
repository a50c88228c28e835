import hljs from 'highlight.js/lib/core'
import { inBlocks } from '../blocks.ts'
import { type SafeHtml, trustedHtml } from '../safe-html.ts'
import type { CellScope } from '../scope.ts'
import { escapeVisible, showControls } from '../visible-controls.ts'
import { ALIASES, GRAMMARS } from './grammars.ts'
import { hazardIn, lengthHazard } from './hazards.ts'
import { SCANNERS } from './scanners.ts'

const MAX_NESTING = 64

/** Made when it is first needed: Python, the most frequent, does without. */
let made: ReturnType<typeof hljs.newInstance> | undefined

function engine(): ReturnType<typeof hljs.newInstance> {
  made ??= hljs.newInstance()
  return made
}

/**
 * Source code as the inner HTML of `<code>`, in highlight.js' classes. An unknown language, and sources past
 * the limits, come out plain. Direction controls and other invisible characters are made visible.
 */
export function highlight(code: string, language: string, scope: CellScope): SafeHtml {
  return inBlocks(highlightLines(code, language, scope))
}

/** {@link highlight} in one piece, however long it is. */
export function highlightLines(code: string, language: string, scope: CellScope): SafeHtml {
  const grammar = grammarOf(language)
  scope.needs('code')
  if (grammar === undefined || code === '') return plain(code)
  const scan = SCANNERS.get(grammar)
  const hazard = scan ? lengthHazard(code, scope.env.limits) : hazardIn(code, grammar, scope.env.limits)
  if (hazard !== undefined) {
    scope.warn('FALLBACK', `Code is shown without highlighting, because ${hazard}`)
    return plain(code)
  }
  if (scan) return trustedHtml(showControls(scan(code)))
  try {
    const { value } = engine().highlight(code, { language: grammar, ignoreIllegals: true })
    if (nestsDeep(value)) {
      scope.warn(
        'FALLBACK',
        `Code is shown without highlighting, because it nests more than ${MAX_NESTING} deep`,
      )
      return plain(code)
    }
    return trustedHtml(showControls(value))
  } catch {
    // A grammar of highlight.js failing is no reason to lose the code.
    scope.warn('FALLBACK', 'Code is shown without highlighting, because the highlighter failed on it')
    return plain(code)
  }
}

/** The name of the grammar or scanner for what a kernel or a fence calls the language; undefined where there is none. */
export function grammarOf(language: string): string | undefined {
  const key = language.trim().toLowerCase()
  const name = Object.hasOwn(ALIASES, key) ? ALIASES[key]! : key
  if (SCANNERS.has(name)) return name
  if (!Object.hasOwn(GRAMMARS, name)) return undefined
  if (!engine().getLanguage(name)) engine().registerLanguage(name, GRAMMARS[name]!)
  return name
}

/** Browsers flatten what nests some hundred elements deep, and give it another tree than was written. */
function nestsDeep(markup: string): boolean {
  let depth = 0
  for (let at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at + 1)) {
    depth += markup[at + 1] === '/' ? -1 : 1
    if (depth > MAX_NESTING) return true
  }
  return false
}

function plain(code: string): SafeHtml {
  return trustedHtml(escapeVisible(code))
}
