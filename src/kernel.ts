// The joints of the pipeline, for platen/node alone: it streams notebooks larger than memory and keeps finished
// fragments of live ones through these, and tells images by their content. Not in the exports map; everyone else uses index.ts.

export { readCell } from './read/from-ipynb/cell.ts'
export { startReading } from './read/from-ipynb/notebook.ts'
export { renderCell } from './render/cell/cell.ts'
export { DocumentContext } from './render/context.ts'
export { makeEnv } from './render/env.ts'
export { imageType } from './text/image-type.ts'
export { embeddedNotebook } from './write/html/embedded.ts'
export { pageHead, pageTail } from './write/html/frame.ts'
export { IPYNB_HEAD, ipynbTail, writeIpynbCell } from './write/ipynb.ts'
