// The joints of the pipeline, for platen/node and platen/vega alone: the one streams notebooks larger than memory, keeps
// finished fragments of live ones through these and tells images by their content, the other finds the charts that rendering
// will look for. Not in the exports map; everyone else uses index.ts.

export { readCell } from './read/from-ipynb/cell.ts'
export { startReading } from './read/from-ipynb/notebook.ts'
export { renderCell } from './render/cell/cell.ts'
export { chartText, type VegaChart, vegaChart, vegaChartInHtml } from './render/charts/vega-chart.ts'
export { describeVega, surveyVega } from './render/charts/vega-words.ts'
export { DocumentContext } from './render/context.ts'
export { makeEnv } from './render/env.ts'
export { imageType } from './text/image-type.ts'
export { english } from './words/english.ts'
export { embeddedNotebook } from './write/html/embedded.ts'
export { pageHead, pageTail } from './write/html/frame.ts'
export { IPYNB_HEAD, ipynbTail, writeIpynbCell } from './write/ipynb.ts'
