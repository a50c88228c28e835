import { checkOptions } from '../../check-options.ts'
import { PlatenError } from '../../errors.ts'
import { safeFileName } from '../../text/safe-file-name.ts'
import { shown } from '../../text/shown.ts'
import { REPORT_POLICY } from '../html/policy.ts'
import { contentDisposition } from './content-disposition.ts'
import { frameAncestorsDirective } from './frame-ancestors.ts'

/** What is sent; an `ExportedFile` is one. */
export interface ReportFile {
  /** Any text: what no file may be called is replaced, and the extension is made to fit the format. */
  readonly name: string
  readonly format: 'HTML' | 'IPYNB'
}

export interface ReportHeadersOptions {
  /** Shown in the browser or saved. Default: `inline` for HTML; IPYNB is always `attachment`. */
  readonly disposition?: 'inline' | 'attachment'
  /**
   * Which pages may show the report in a frame: origins such as `https://app.example.com`, or `'self'` in its
   * single quotes for the origin that serves the report. As CSP has it, `https://*.example.com` is all below that
   * host, though not the host, and `:*` any port. Default none. A report that may be framed also gets
   * `allow-popups allow-popups-to-escape-sandbox` in its sandbox, as its links open new windows there. DANGER: a
   * page that frames a report can lay things over it and make its reader click.
   */
  readonly frameAncestors?: readonly string[]
}

// What a report needs: its script and its download links. In a frame its links open new windows, which have to be
// ordinary ones. It must never get `allow-same-origin`: without it the page has an origin of its own, with no
// cookies and no storage.
const SANDBOX = 'sandbox allow-scripts allow-downloads'
const FRAMED_SANDBOX = `${SANDBOX} allow-popups allow-popups-to-escape-sandbox`

/**
 * The headers of a response that is a report, as plain data for `new Response`, `http.ServerResponse.writeHead` and the
 * like. They are a second line of defence: where the page held a script after all, it would not run, and were it
 * run, it could not reach the origin that served it. To change one, override it:
 * `{ ...reportHeaders(file), 'Cache-Control': 'private, no-cache' }`.
 *
 * The policy names the script of this release. Where reports are kept, keep their headers with them.
 *
 * There is no Cross-Origin-Opener-Policy, as a sandboxed page that has one is a network error by the HTML standard
 * ("create navigation params by fetching"). The sandbox keeps the page from its opener.
 *
 * @throws PlatenError `INVALID_FORMAT`; `INVALID_OPTION` for a name that is no string, a disposition other than the
 *   two and `inline` for IPYNB, and anything in `frameAncestors` that is no origin
 */
export function reportHeaders(
  file: ReportFile,
  options: ReportHeadersOptions = {},
): Readonly<Record<string, string>> {
  const format = checkFormat(file?.format)
  const isHtml = format === 'HTML'
  const { name = null } = file
  checkOptions({ name }, { name: 'a string' })
  const allowed = isHtml ? ['inline', 'attachment'] : ['attachment']
  checkOptions(options, { disposition: allowed, frameAncestors: '' })
  const fileName = safeFileName(name!, isHtml ? 'html' : 'ipynb')
  const { frameAncestors = [], disposition = isHtml ? 'inline' : 'attachment' } = options
  const framing = frameAncestorsDirective(frameAncestors)
  const frameOptions = oldFrameOptions(frameAncestors)
  const policy = isHtml
    ? [...REPORT_POLICY, frameAncestors.length === 0 ? SANDBOX : FRAMED_SANDBOX]
    : ["default-src 'none'", 'sandbox']
  return {
    'Content-Type': isHtml ? 'text/html; charset=utf-8' : 'application/x-ipynb+json',
    'Content-Disposition': contentDisposition(disposition, fileName),
    'Content-Security-Policy': [...policy, framing].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    // What a run put out is for whom it was sent to, and perhaps only while they may see it: kept nowhere.
    'Cache-Control': 'no-store',
    ...(frameOptions && { 'X-Frame-Options': frameOptions }),
  }
}

/** For browsers that know no `frame-ancestors`; undefined where X-Frame-Options cannot say the same. */
function oldFrameOptions(frameAncestors: readonly string[]): string | undefined {
  if (frameAncestors.length === 0) return 'DENY'
  return frameAncestors.every((source) => source === "'self'") ? 'SAMEORIGIN' : undefined
}

/** @throws PlatenError `INVALID_FORMAT` */
export function checkFormat(format: unknown): ReportFile['format'] {
  if (format === 'HTML' || format === 'IPYNB') return format
  throw new PlatenError({
    code: 'INVALID_FORMAT',
    message: `format is ${shown(format)}; it can be "HTML" or "IPYNB"`,
    pointer: '/format',
    help: 'The case matters.',
  })
}
