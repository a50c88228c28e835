import type { MimeRenderer } from '../scope.ts'
import { bokehRenderer, chartRenderer, drawnChartRenderer } from './chart.ts'
import { dataResourceRenderer } from './data-resource.ts'
import { mermaidRenderer } from './diagram.ts'
import { fileRenderer } from './file.ts'
import { geoRenderer } from './geo.ts'
import { htmlRenderer, otherHtmlRenderer } from './html.ts'
import { rasterRenderer, svgRenderer } from './image.ts'
import { jsonRenderer, vendorJsonRenderer } from './json.ts'
import { latexRenderer } from './latex.ts'
import { markdownRenderer } from './markdown.ts'
import { mediaRenderer } from './media.ts'
import { errorRenderer, streamRenderer } from './process-output.ts'
import { separatedRenderer } from './separated.ts'
import { javascriptRenderer, otherTextRenderer } from './source.ts'
import { plainText } from './text.ts'
import { vdomRenderer } from './vdom.ts'
import { widgetRenderer } from './widget.ts'

/** All MIME types we render. To add one: a file like these, and a line here. */
export const mimeRenderers: readonly MimeRenderer[] = [
  widgetRenderer,
  drawnChartRenderer,
  jsonRenderer,
  htmlRenderer,
  otherHtmlRenderer,
  markdownRenderer,
  latexRenderer,
  svgRenderer,
  rasterRenderer,
  mediaRenderer,
  fileRenderer,
  dataResourceRenderer,
  geoRenderer,
  vdomRenderer,
  chartRenderer,
  bokehRenderer,
  errorRenderer,
  mermaidRenderer,
  separatedRenderer,
  streamRenderer,
  plainText,
  otherTextRenderer,
  vendorJsonRenderer,
  javascriptRenderer,
]
