import type { Limits } from '../../limits.ts'
import type { NotebookTemplate } from '../../model/notebook-template.ts'
import type { OnWarning } from '../../warnings.ts'
import type { Words } from '../../words/words.ts'

export interface FromTaskRunOptions {
  /** How items are sorted into sections: the name of a shipped template, or one of your own. Default `generic`. */
  readonly template?: string | NotebookTemplate
  /** BCP 47 tag: the headings of the shipped template are there in English and Chinese, as what a page says. Default `en`. */
  readonly lang?: string
  /** Other words for these headings: `summary`, `inputs`, `results`, `logs`, `errors`. */
  readonly words?: Partial<Words>
  /** Overrides of `limits`; `jsonDepth` and `cells` matter here. */
  readonly limits?: Partial<Limits>
  /** Told of every repair and fallback, with the JSON pointer of its place in the task run. Default: nobody. */
  readonly onWarning?: OnWarning
}
