import type { Limits } from '../limits.ts'
import type { TaskRunMeta } from '../model/task-run.ts'
import type { OnWarning } from '../warnings.ts'
import type { Words } from '../words/words.ts'
import type { Assets } from './assets.ts'
import type { MimeRenderer } from './scope.ts'

/** What the images of a page may weigh. Sizes are those of the image files; in the page they take a third more. */
export interface ImageBudget {
  /** One image, in bytes. Default: no limit. */
  readonly maxBytes?: number
  /** All images of the page together, in bytes; one that is shown twice counts twice. Default: no limit. */
  readonly maxTotalBytes?: number
  /**
   * What becomes of an image beyond that: `placeholder` says what it was and how large, `keep` shows it all the same,
   * with a warning. Default `placeholder`.
   */
  readonly over?: 'keep' | 'placeholder'
}
export type CodeDisplay = 'shown' | 'folded' | 'removed'

/** How a page looks and what language it speaks; options of reports and of their index. */
export interface PageOptions {
  /**
   * `report`, `lab` (as JupyterLab shows a notebook) or `paper` (for reading at length, and for print). `auto`, `light`
   * and `dark` are `report` with that {@link colorScheme}. Default `auto`.
   */
  readonly theme?: 'report' | 'lab' | 'paper' | 'auto' | 'light' | 'dark'
  /**
   * Colours: by the reader's system (with a toggle), or fixed. In a fragment `auto` goes by the CSS property
   * `color-scheme` of the page around it. Default `auto`; `light` for the theme `paper`.
   */
  readonly colorScheme?: 'auto' | 'light' | 'dark'
  /**
   * CSS variables of the theme with other values, such as `{ '--pl-accent': '#0a7' }`; `.github/themes.md` lists them.
   * Names that are none are refused, and values that are more than colours, lengths, fonts and arithmetic: none can load
   * or reach anything. DANGER: a colour can make a text invisible, so let nobody choose whom you would not let edit
   * the report.
   */
  readonly variables?: { readonly [name: string]: string }
  /** The page's title. Default: the run's title, the notebook's `metadata.title`, its first heading, else {@link HtmlOptions.fallbackTitle}. */
  readonly title?: string
  /**
   * BCP 47 tag of the page's language. What the page itself says is there in English and Chinese (`zh`, `zh-CN`), for
   * all other languages in English. Default `en`.
   */
  readonly lang?: string
  /** Other words for what the page itself says. */
  readonly words?: Partial<Words>
  /**
   * The IANA time zone of times in the header, such as `Asia/Shanghai`. Default UTC. This and `locale` are the only
   * options that ask the runtime's `Intl`, so the text may differ where its data does.
   */
  readonly timeZone?: string
  /** A BCP 47 tag: times are written as is usual there. Default none: `2026-11-20 04:00:12 UTC`. */
  readonly locale?: string
}

/** Options of `toHtml`, `toHtmlBytes` and `toHtmlChunks`. */
export interface HtmlOptions extends PageOptions {
  /**
   * The title where there is nothing better, such as the file's name. Default: the run's id or system, else `Notebook`. Of a
   * run, its id and a heading of the highest level are better.
   */
  readonly fallbackTitle?: string
  /** The run for the header, where the notebook does not carry one. */
  readonly run?: TaskRunMeta
  /** A table of contents: `auto` shows one where there are at least three headings. Default `auto`. */
  readonly toc?: boolean | 'auto'
  /**
   * The code of code cells: `shown` (the reader can fold each and hide all), `folded` (the reader can open each and
   * show all) or `removed` from the page. What a cell's own tags and metadata fold or remove stays so. Default `shown`.
   */
  readonly code?: CodeDisplay
  /** Numbers before the lines of code cells; they are neither selected nor copied. Default false. */
  readonly lineNumbers?: boolean
  /** Put before every id and internal link, for two reports in one page. Letters, digits, `-`, `_`. Default empty. */
  readonly idPrefix?: string
  /** What `prepareAssets` found. Without it, images that are not in the notebook become placeholders. */
  readonly assets?: Assets
  /**
   * What images may weigh, wherever they are from: outputs, attachments, `data:` URIs, SVG in HTML, prepared assets. In
   * document order; one that is too large leaves its room to those after it.
   */
  readonly images?: ImageBudget
  /**
   * Puts the notebook itself into the page, as a file to download that `fromHtml` reads back: `toIpynb` of what is
   * rendered, with the run of the header. It makes the page larger by four thirds of that. DANGER: whoever has the page
   * then has all of the notebook, hidden cells and metadata too. Default false.
   */
  readonly embed?: boolean
  /** Your own MIME renderers; they come before ours of the same rank. DANGER: what they return is not sanitised. */
  readonly mimeRenderers?: readonly MimeRenderer[]
  /** Overrides of `limits`. */
  readonly limits?: Partial<Limits>
  readonly onWarning?: OnWarning
}
