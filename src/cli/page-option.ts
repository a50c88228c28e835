import type { Option } from './option.ts'

const group = 'The HTML page'

export const pageOptions: readonly Option[] = [
  { name: 'theme', value: 'NAME', group, help: "auto (the reader's choice; default), light or dark." },
  {
    name: 'title',
    value: 'TEXT',
    group,
    help: "The report's title. Default: the run's, or the first heading.",
  },
  { name: 'lang', value: 'TAG', group, help: 'The language of the report as a BCP 47 tag. Default: en.' },
  { name: 'toc', group, help: 'A table of contents, always.' },
  { name: 'no-toc', group, help: 'Never one. Default: where there are three headings.' },
  {
    name: 'image-root',
    value: 'DIR',
    group,
    help: "Take images from anywhere in this folder. Default: the input's\nfolder; images outside it are refused.",
  },
  {
    name: 'charts',
    group,
    help: 'Draw Vega and Vega-Lite charts, in a process of their own. Takes the\npackages vega, vega-lite and vega-interpreter, installed beside Platen.',
  },
  { name: 'no-images', group, help: 'Take no images from files.' },
]
