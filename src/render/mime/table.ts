import type { MimeRenderer } from '../scope.ts'
import { fileRenderer } from './file.ts'
import { htmlRenderer, otherHtmlRenderer } from './html.ts'
import { rasterRenderer, svgRenderer } from './image.ts'
import { interactiveRenderer } from './interactive.ts'
import { jsonRenderer, vendorJsonRenderer } from './json.ts'
import { latexRenderer } from './latex.ts'
import { markdownRenderer } from './markdown.ts'
import { javascriptRenderer, otherTextRenderer } from './source.ts'
import { plainText } from './text.ts'
import { widgetRenderer } from './widget.ts'

/** All MIME types we render. To add one: a file like these, and a line here. */
export const mimeRenderers: readonly MimeRenderer[] = [
  widgetRenderer,
  jsonRenderer,
  htmlRenderer,
  otherHtmlRenderer,
  markdownRenderer,
  latexRenderer,
  svgRenderer,
  rasterRenderer,
  fileRenderer,
  interactiveRenderer,
  plainText,
  otherTextRenderer,
  vendorJsonRenderer,
  javascriptRenderer,
]
