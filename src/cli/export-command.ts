import type { Command } from './option.ts'
import { redactOptions } from './redact-option.ts'

export const exportCommand: Command = {
  name: 'export',
  summary: 'Write notebooks and task runs as HTML reports or IPYNB files.',
  usage: 'export INPUT… [--to html|ipynb] [-o FILE | --out-dir DIR] [options]',
  description: `INPUT is a notebook (.ipynb), the output of a task run as JSON (Platen's own TaskRunOutput, or what a job system
returned, which is recognised), or - for standard input. The HTML is one self-contained file that loads nothing
and runs nothing from the notebook. Output goes beside the input, that of standard input to standard output.
One bad input does not stop the others. A file is replaced all at once or not at all.`,
  options: [
    {
      name: 'to',
      value: 'FORMAT',
      multiple: true,
      help: 'html or ipynb; several as html,ipynb or by repeating it.\nDefault: by the ending of -o; html where it has none.',
    },
    {
      name: 'output',
      short: 'o',
      value: 'FILE',
      help: 'Write here; - is standard output. One input, one format.',
    },
    {
      name: 'out-dir',
      value: 'DIR',
      help: 'Write into this folder, which is created if need be. Inputs of one\nname keep the folders they do not have in common: 1/a and 2/a.',
    },
    {
      name: 'from',
      value: 'SYSTEM',
      help: 'What the input is, where it is not recognised:\n{sources}.',
    },
    {
      name: 'template',
      value: 'FILE',
      help: 'For task runs: how items are sorted into sections, as JSON:\n{sections: [{heading, kinds: [...]}]}. Default: generic.',
    },
    { name: 'theme', value: 'NAME', help: "auto (the reader's choice; default), light or dark." },
    { name: 'title', value: 'TEXT', help: "The report's title. Default: the run's, or the first heading." },
    { name: 'lang', value: 'TAG', help: 'The language of the report as a BCP 47 tag. Default: en.' },
    { name: 'toc', help: 'A table of contents, always.' },
    { name: 'no-toc', help: 'Never one. Default: where there are three headings.' },
    { name: 'no-input', help: 'Leave the code out of the report.' },
    { name: 'clear-output', help: 'Leave out all outputs.' },
    {
      name: 'remove-tag',
      value: 'TAG',
      multiple: true,
      help: 'Leave out cells with this tag. May be repeated.',
    },
    {
      name: 'truncate',
      value: 'N',
      help: 'Cut each text output to N lines; the report says how many are missing.',
    },
    ...redactOptions,
    {
      name: 'image-root',
      value: 'DIR',
      help: "Take images from anywhere in this folder. Default: the input's\nfolder; images outside it are refused.",
    },
    { name: 'no-images', help: 'Take no images from files.' },
    {
      name: 'limit',
      value: 'NAME=N',
      multiple: true,
      help: 'Raise a limit for input you trust, or lower it. May be repeated:\n{limits}.',
    },
    { name: 'strict', help: 'Count an input with warnings as failed. Its output is written all the same.' },
    { name: 'quiet', short: 'q', help: 'Say nothing but errors.' },
    { name: 'verbose', short: 'v', help: 'Show all warnings of an input, not the first ten.' },
    { name: 'help', short: 'h', help: 'Show this.' },
  ],
  examples: [
    ['platen export analysis.ipynb', 'Writes analysis.html.'],
    [
      'platen export runs/*.json --to html,ipynb --out-dir reports',
      'Both formats of every run, in reports/.',
    ],
    ['curl -s "$RUN_URL" | platen export - --from databricks > report.html', 'From and to a pipe.'],
    ['platen export talk.ipynb --no-input --theme light -o talk.html', 'Results without the code.'],
  ],
  hints: {
    'output-dir': 'Use --out-dir.',
    outdir: 'Use --out-dir.',
    stdout: 'Use -o - for standard output.',
    stdin: 'Use - as the input.',
    'no-prompt': 'Prompts cannot be left out.',
    inplace: 'Platen does not overwrite its input; use -o or --out-dir.',
    'embed-images': 'Images are always embedded.',
    'sanitize-html': 'HTML is always sanitised.',
    execute: 'Platen runs no code.',
    format: 'Use --to.',
    tags: 'Use --remove-tag.',
  },
}
