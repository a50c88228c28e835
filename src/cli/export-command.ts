import type { Command } from './option.ts'
import { pageOptions } from './page-option.ts'
import { redactOptions } from './redact-option.ts'
import { transformOptions } from './transform-option.ts'

const files = 'What is read and written'
const other = 'Other'

export const exportCommand: Command = {
  name: 'export',
  summary: 'Write notebooks and task runs as HTML reports or IPYNB files.',
  usage: 'export INPUT… [--to html|ipynb] [-o FILE | --out-dir DIR] [options]',
  description: `INPUT is a notebook (.ipynb), the output of a task run as JSON (Platen's own TaskRunOutput, or what a job system
returned, which is recognised), a report that embeds its notebook, or - for standard input. The HTML is one
self-contained file that loads nothing and runs nothing from the notebook. Output goes beside the input, that of
standard input to standard output. One bad input does not stop the others. A file is replaced all at once or not at
all.`,
  options: [
    {
      name: 'to',
      value: 'FORMAT',
      multiple: true,
      group: files,
      help: 'html or ipynb; several as html,ipynb or by repeating it.\nDefault: by the ending of -o; html where it has none.',
    },
    {
      name: 'output',
      short: 'o',
      value: 'FILE',
      group: files,
      help: 'Write here; - is standard output. One input, one format.',
    },
    {
      name: 'out-dir',
      value: 'DIR',
      group: files,
      help: 'Write into this folder, which is created if need be. Inputs of one\nname keep the folders they do not have in common: 1/a and 2/a.',
    },
    {
      name: 'index',
      group: files,
      help: 'With --out-dir: also write index.html there, which links all that was\nexported, with its state, and names what failed.',
    },
    {
      name: 'from',
      value: 'SYSTEM',
      group: files,
      help: 'What the input is, where it is not recognised:\n{sources}.',
    },
    {
      name: 'template',
      value: 'FILE',
      group: files,
      help: 'For task runs: how items are sorted into sections, as JSON:\n{sections: [{heading, kinds: [...]}]}. Default: generic.',
    },
    {
      name: 'keep-version',
      group: files,
      help: `With --to ipynb, for notebooks: no upgrade to nbformat 4.5, no change
but Jupyter's way of writing. Goes with -o, --out-dir, --limit, -j, -q
and -v only.`,
    },
    ...pageOptions,
    ...transformOptions,
    ...redactOptions,
    {
      name: 'strict',
      group: other,
      help: 'Refuse an input that reading would repair: nothing is written of it.\nOne with other warnings is written, but counts as failed.',
    },
    {
      name: 'limit',
      value: 'NAME=N',
      multiple: true,
      group: other,
      help: 'Raise a limit for input you trust, or lower it. May be repeated:\n{limits}.',
    },
    {
      name: 'jobs',
      short: 'j',
      value: 'N',
      group: other,
      help: 'Render N inputs at a time, each in a thread. What is written and said\nstays the same, in the same order. Default: 1.',
    },
    { name: 'quiet', short: 'q', group: other, help: 'Say nothing but errors.' },
    { name: 'verbose', short: 'v', group: other, help: 'Show all warnings of an input, not the first ten.' },
    { name: 'help', short: 'h', group: other, help: 'Show this.' },
  ],
  examples: [
    ['platen export analysis.ipynb', 'Writes analysis.html.'],
    [
      'platen export runs/*.json --to html,ipynb --out-dir reports',
      'Both formats of every run, in reports/.',
    ],
    ['platen export *.ipynb --out-dir reports --index', 'With a page that links them all.'],
    ['curl -s "$RUN_URL" | platen export - --from databricks > report.html', 'From and to a pipe.'],
    ['platen export talk.ipynb --no-input --theme light -o talk.html', 'Results without the code.'],
    ['platen export - --to ipynb --strip', 'As a clean filter of git.'],
    ['platen export report.html --to ipynb', 'The notebook that --embed put into a report.'],
    ['platen export old.ipynb --to ipynb --keep-version -o new.ipynb', 'What Jupyter would save.'],
  ],
  hints: {
    'output-dir': 'Use --out-dir.',
    outdir: 'Use --out-dir.',
    stdout: 'Use -o - for standard output.',
    stdin: 'Use - as the input.',
    'no-prompt': 'Prompts cannot be left out.',
    inplace: 'Platen does not overwrite its input; use -o or --out-dir.',
    'embed-images': 'Images are always embedded; those on the web with --fetch-images HOST.',
    'sanitize-html': 'HTML is always sanitised.',
    execute: 'Platen runs no code.',
    nbformat: 'Use --keep-version, or leave it out for 4.5.',
    'strip-output': 'Use --strip.',
    'no-convert': 'Use --keep-version.',
    format: 'Use --to.',
    tags: 'Use --remove-tag.',
  },
}
