import { invalidOption, type PlatenError } from '../../errors.ts'
import { shown } from '../../text/shown.ts'

// A host-source of CSP level 3 with its scheme, and no path, of which frame-ancestors sees nothing. All else (a
// list separator, a line end, `*`) would say something that was not meant.
const SOURCE = /^[a-z][a-z0-9+.-]*:\/\/(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::(?:[0-9]{1,5}|\*))?$/i

/** The `frame-ancestors` directive that allows these pages, and none where there are none. */
export function frameAncestorsDirective(sources: readonly string[]): string {
  if (!Array.isArray(sources)) throw invalid(sources, '/frameAncestors')
  for (const [index, source] of sources.entries()) {
    if (typeof source !== 'string' || (source !== "'self'" && !SOURCE.test(source)))
      throw invalid(source, `/frameAncestors/${index}`)
  }
  return `frame-ancestors ${sources.length === 0 ? "'none'" : sources.join(' ')}`
}

function invalid(value: unknown, pointer: string): PlatenError {
  return invalidOption(
    pointer,
    `frameAncestors holds ${shown(value)}, which is no origin`,
    `Pass a list of origins such as "https://*.example.com", or "'self'"; an empty one forbids all framing.`,
  )
}
