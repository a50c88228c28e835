import type { Option } from './option.ts'

const group = 'The HTML page'

export const pageOptions: readonly Option[] = [
  {
    name: 'theme',
    value: 'NAME',
    group,
    help: `report, lab (as JupyterLab shows it) or paper (serif, for print);
auto (default), light and dark are report with these colours.`,
  },
  {
    name: 'color-scheme',
    value: 'NAME',
    group,
    help: "auto (the reader's choice; default), light or dark. paper is light\nby default.",
  },
  {
    name: 'variable',
    value: 'NAME=VALUE',
    multiple: true,
    group,
    help: 'Another value for a variable of the theme: accent=#0a7. May be\nrepeated; a wrong name lists them all.',
  },
  {
    name: 'title',
    value: 'TEXT',
    group,
    help: "The report's title. Default: the run's, or the first heading,\nelse the run's id or the input's name.",
  },
  {
    name: 'lang',
    value: 'TAG',
    group,
    help: 'The language of the report as a BCP 47 tag; what the page itself says,\nand section headings of task runs: English (default) or Chinese, zh.',
  },
  {
    name: 'time-zone',
    value: 'ZONE',
    group,
    help: 'The IANA time zone of times in the header: Asia/Shanghai. Default: UTC.',
  },
  {
    name: 'locale',
    value: 'TAG',
    group,
    help: 'Times as is usual there: de, zh-CN. Default: 2026-11-20 04:00:12.',
  },
  { name: 'toc', group, help: 'A table of contents, always.' },
  { name: 'no-toc', group, help: 'Never one. Default: where there are three headings.' },
  {
    name: 'embed',
    group,
    help: 'Put the notebook into the report, for its readers to download and\nfor Platen to read back. It then holds all that the notebook holds.',
  },
  {
    name: 'code',
    value: 'HOW',
    group,
    help: 'The code of cells: shown (default), folded for the reader to open,\nor removed from the page.',
  },
  { name: 'line-numbers', group, help: 'Number the lines of code cells.' },
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
  {
    name: 'fetch-images',
    value: 'HOST',
    multiple: true,
    group,
    help: `Fetch images on the web from this host, by https; *.HOST is all below
it. Without it nothing is fetched. May be repeated.`,
  },
  {
    name: 'max-image',
    value: 'SIZE',
    group,
    help: 'Leave out images larger than this, such as 500KB; the report says\nwhat was there.',
  },
  { name: 'max-images', value: 'SIZE', group, help: 'Leave out images once all of them come to this.' },
]
