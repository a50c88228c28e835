import type { Option } from './option.ts'

const group = 'Changes, in this order (streams are joined, and what is tagged remove-… left out, in any case)'

/** In the order in which they are applied, which the help text promises. */
export const transformOptions: readonly Option[] = [
  {
    name: 'truncate',
    value: 'N',
    group,
    help: 'Cut each text output to N lines; the report says how many are missing.',
  },
  {
    name: 'remove-tag',
    value: 'TAG',
    multiple: true,
    group,
    help: 'Leave out cells with this tag. May be repeated.',
  },
  {
    name: 'remove-pattern',
    value: 'REGEXP',
    multiple: true,
    group,
    help: `Leave out cells whose source this JavaScript regular expression
matches from the start: '\\s*$' for blank ones. May be repeated.
One that backtracks, like (a+)+b, can take forever.`,
  },
  { name: 'clear-output', group, help: 'Leave out all outputs.' },
  {
    name: 'strip',
    group,
    help: `For version control, as nbstripout: leave out outputs, execution
counts and metadata that running a notebook changes.`,
  },
  {
    name: 'clear-metadata',
    group,
    help: `Leave out the metadata of the notebook, but for the language's name,
and of code cells.`,
  },
  {
    name: 'keep-metadata',
    value: 'PATH',
    multiple: true,
    group,
    help: `With --clear-metadata: keep this in notebook and cells. Keys with /
between them, ~1 for / in a key: kernelspec/name. May be repeated.`,
  },
  {
    name: 'inline-attachments',
    group,
    help: `Put attachments into the Markdown as data: URIs, for other readers;
the HTML page has them anyway.`,
  },
  { name: 'no-input', group, help: 'Leave the code out of the report.' },
  {
    name: 'stable',
    group,
    help: `For golden files and diffs: number what differs from run to run
(counts, addresses, random ids), and drop times.`,
  },
  {
    name: 'extract-files',
    value: 'DIR',
    group,
    help: `IPYNB only: write images and other media to files and refer to them:
DIR/NAME/… beside the output NAME.ipynb. The HTML page embeds them.`,
  },
]
