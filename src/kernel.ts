// The joints of the pipeline, for platen/node, platen/live and platen/vega alone: the first streams notebooks larger than
// memory and tells images by their content, the second keeps finished fragments, the third finds the charts that
// rendering will look for. Not in the exports map; everyone else uses index.ts.

export type { StylePart } from './generated/templates.ts'
export { type CellIds, looksDerived } from './model/cell-id.ts'
export { expectNotebook } from './model/expect-notebook.ts'
export type { NotebookFrame } from './model/notebook.ts'
export { readCell } from './read/from-ipynb/cell.ts'
export { checkCount, readFrame, startReading } from './read/from-ipynb/notebook.ts'
export { expectArray, own } from './read/from-ipynb/reading.ts'
export { assumeMinor, readVersion } from './read/from-ipynb/version.ts'
export { emptyInput } from './read/load-json.ts'
export { renderCell } from './render/cell/cell.ts'
export { chartText, type VegaChart, vegaChart, vegaChartInHtml } from './render/charts/vega-chart.ts'
export { describeVega, surveyVega } from './render/charts/vega-words.ts'
export {
  type CellContext,
  type CellEffects,
  DocumentContext,
  type Macros,
  type OutlineEntry,
  type RenderedCell,
} from './render/context.ts'
export { makeEnv } from './render/env.ts'
export type { RenderEnv } from './render/scope.ts'
export { type Encoding, encodingOf, invalidEncoding } from './text/decode.ts'
export { encodePieces } from './text/encode-pieces.ts'
export { imageType } from './text/image-type.ts'
export { isJsonObject } from './text/json/kinds.ts'
export { parseJson } from './text/json/parse.ts'
export { inLargerText } from './text/json/position.ts'
export { similarName } from './text/similar.ts'
export { type CellTransform, isCellTransform } from './transforms/cell-transform.ts'
export { english } from './words/english.ts'
export { embeddedIn, startEmbedding } from './write/html/embedded.ts'
export { FactCollector, type PageFacts } from './write/html/facts.ts'
export { pageHead, pageTail } from './write/html/frame.ts'
export { htmlPieces } from './write/html/page.ts'
export { IPYNB_HEAD, ipynbTail, writeIpynbCell } from './write/ipynb.ts'
