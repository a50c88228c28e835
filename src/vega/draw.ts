import type { Loader, LoggerInterface, Spec } from 'vega'
import type { TopLevelSpec } from 'vega-lite'
import type { ChartToDraw } from './prepare-charts.ts'
import { textWidth } from './text-width.ts'

/** Longer and wider drawings could not be looked at. */
const MAX_PIXELS = 20_000
/** For `width: "container"`: no container is known when a chart is drawn. */
const CONTAINER_WIDTH = 600
const CONTAINER_HEIGHT = 300

/**
 * Draws a chart as SVG with the packages `vega`, `vega-lite` and `vega-interpreter`. Nothing is fetched, and expressions
 * are interpreted, never compiled. Random numbers are the same for every drawing. It may take for ever.
 *
 * @throws Error where the chart cannot be drawn; the message says why, as what follows "because"
 */
export async function drawChart({ language, version, spec }: ChartToDraw): Promise<string> {
  const oldest = language === 'vega' ? 3 : 2
  if (version !== undefined && version < oldest)
    throw new Error(`it was written for version ${version}, and today’s Vega reads ${oldest} and later`)
  const [vega, { expressionInterpreter }] = await Promise.all([import('vega'), import('vega-interpreter')])
  vega.textMetrics.width = textWidth
  vega.setRandom(vega.randomLCG(1))
  vega.resetSVGDefIds()

  const failures: string[] = []
  const logger = loggerInto(failures)
  const source: unknown = JSON.parse(spec)
  const runtime = await understood(async () => {
    const compiled = language === 'vega' ? (source as Spec) : await compile(source as TopLevelSpec, logger)
    return vega.parse(compiled, undefined, { ast: true })
  })
  const refused: string[] = []
  const view = new vega.View(runtime, {
    renderer: 'none',
    logger,
    loader: refusingLoader(refused),
    expr: expressionInterpreter,
  })
  try {
    const svg = await view.toSVG()
    if (refused.length > 0)
      throw new Error(`what it shows is not in the notebook but at ${shorten(refused[0]!)}`)
    if (failures.length > 0) throw new Error(`Vega says: ${shorten(failures[0]!)}`)
    checkSize(svg)
    return asImage(svg)
  } finally {
    view.finalize()
  }
}

/** What goes wrong within Vega where it reads a specification tells a reader nothing. */
async function understood<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new Error('Vega does not understand its specification', { cause: error })
  }
}

async function compile(spec: TopLevelSpec, logger: LoggerInterface): Promise<Spec> {
  const { compile: compileLite } = await import('vega-lite')
  return compileLite(withSize(spec), { logger }).spec
}

function withSize(spec: TopLevelSpec): TopLevelSpec {
  const { width, height } = spec as { width?: unknown; height?: unknown }
  return {
    ...spec,
    ...(width === 'container' && { width: CONTAINER_WIDTH }),
    ...(height === 'container' && { height: CONTAINER_HEIGHT }),
  } as TopLevelSpec
}

/** Images may be in the chart itself; everything else would have to be fetched. */
function refusingLoader(refused: string[]): Loader {
  const refuse = (address: unknown) => {
    refused.push(String(address))
    return Promise.reject(new Error('nothing is loaded'))
  }
  return {
    load: refuse,
    http: refuse,
    file: refuse,
    sanitize: (uri, { context }) => {
      // A link leads nowhere in an image, and without an answer Vega stumbles.
      if (context !== 'image') return Promise.resolve({ href: '#' })
      const isInChart = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+$/.test(uri)
      return isInChart ? Promise.resolve({ href: uri }) : refuse(uri)
    },
  }
}

function loggerInto(failures: string[]): LoggerInterface {
  const logger: LoggerInterface = {
    level: ((level?: number) => (level === undefined ? 0 : logger)) as LoggerInterface['level'],
    error: (...messages) => {
      failures.push(messages.map(messageOf).join(' '))
      return logger
    },
    warn: () => logger,
    info: () => logger,
    debug: () => logger,
  }
  return logger
}

function messageOf(thing: unknown): string {
  return thing instanceof Error ? thing.message : String(thing)
}

function checkSize(svg: string): void {
  for (const side of ['width', 'height']) {
    const pixels = Number(new RegExp(`^<svg [^>]*?\\b${side}="([^"]*)"`).exec(svg)?.[1])
    if (!(pixels > 0)) throw new Error('it draws nothing')
    if (pixels > MAX_PIXELS) throw new Error(`its drawing would have a ${side} of ${pixels} pixels`)
  }
}

/**
 * Roles and labels are for nobody in an image, and with a label on each mark they are most of a drawing. References lead
 * into the drawing, not into the page in which a browser drew it.
 */
function asImage(svg: string): string {
  return svg.replace(/<[a-z][^>]*>/g, (tag) =>
    tag.replace(/ (?:aria-[a-z]+|role)="[^"]*"/g, '').replace(/url\([^)#]*#/g, 'url(#'),
  )
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 300 ? `${line.slice(0, 300).toWellFormed()}…` : line
}
