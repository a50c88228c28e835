// The second provenance: markup that only we make. A notebook's own HTML can hold none of it, because the sanitiser
// drops every class that starts with `pl-` and every element and attribute named here. `builders.test.ts` holds this
// list against src/, `verify-page.ts` every page against this list.

export interface Builder {
  /** Classes it writes; one that ends with `-` stands for all that begin so. */
  readonly classes?: string
  /** Element, with a class where it has one → attributes that content may not have. `.a > b`: within such a parent. */
  readonly emits?: Readonly<Record<string, string>>
  /** Properties its `style` attributes may set beside those of content. */
  readonly styles?: string
  /** What it declares to be HTML without escaping, where it does: why that is safe. */
  readonly trusts?: string
}

/** File below src/ → what it builds. */
export const BUILDERS: Readonly<Record<string, Builder>> = {
  'write/html/fragment.ts': { classes: 'pl-fragment pl-main pl-page' },
  'write/html/style-sheet.ts': { classes: 'pl-page' },
  'write/html/variables.ts': { classes: 'pl-page' },
  'write/html/index-page.ts': {
    classes:
      'pl-errors pl-header pl-index pl-index-problem pl-index-source pl-note pl-state pl-state-bad pl-controls',
    emits: { 'header.pl-header': '', 'nav.pl-errors': '' },
  },
  'write/html/document.ts': {
    classes: 'pl-page pl-has-contents pl-skip pl-main',
    emits: {
      html: 'data-theme',
      head: '',
      meta: 'http-equiv content charset name',
      title: '',
      style: '',
      script: '',
      'body.pl-page': 'data-words',
      'main.pl-main': '',
    },
    trusts: 'the policy, the style sheet and the script, all made when the project is built',
  },
  'write/html/header.ts': {
    classes:
      'pl-header pl-header-bare pl-controls pl-hide-code pl-show-code pl-theme-toggle pl-claim pl-errors pl-facts pl-note pl-params pl-run-message pl-scroll',
    emits: {
      'header.pl-header': '',
      '.pl-controls > label': '',
      'input.pl-hide-code': 'type',
      'input.pl-show-code': 'type',
      'button.pl-theme-toggle': 'type hidden',
      'nav.pl-errors': '',
    },
  },
  'model/embedding.ts': { classes: 'pl-notebook' },
  'write/html/embedded.ts': {
    classes: 'pl-embedded pl-file pl-note',
    emits: { 'footer.pl-embedded': '', 'a.pl-notebook': 'download' },
  },
  'write/html/state.ts': { classes: 'pl-state pl-state-' },
  'write/html/contents.ts': {
    classes: 'pl-contents',
    emits: { 'nav.pl-contents': '' },
    trusts: 'list tags around entries made with the tag function',
  },
  'render/cell/cell.ts': { classes: 'pl-cell pl-cell- pl-fold pl-permalink' },
  'render/cell/code.ts': {
    classes: 'pl-code pl-input pl-prompt',
    emits: { 'pre.pl-code': 'tabindex' },
  },
  'render/cell/outputs.ts': {
    classes: 'pl-more pl-output pl-outputs pl-prompt pl-prompt-out',
  },
  'render/cell/numbered-lines.ts': {
    classes: 'pl-line',
    emits: { 'span.pl-line': 'data-n' },
    trusts: 'markup of ours, cut at line ends with what is open there closed and opened again',
  },
  'render/cell/markdown.ts': { classes: 'pl-markdown' },
  'render/cell/raw.ts': {
    classes: 'pl-html pl-markdown pl-raw pl-source',
    trusts: 'escaped text',
  },
  'render/output/area.ts': {
    classes: 'pl-long pl-result pl-wrap',
    emits: { '.pl-long > div': 'tabindex role' },
  },
  'render/output/error.ts': { classes: 'pl-error pl-error-title pl-text' },
  'render/output/stream.ts': { classes: 'pl-stderr pl-text' },
  'render/output/output.ts': { classes: 'pl-placeholder pl-source' },
  'render/mime/beginning.ts': { classes: 'pl-source', trusts: 'escaped text' },
  'render/mime/bundle.ts': { classes: 'pl-note pl-placeholder' },
  'render/mime/chart.ts': { trusts: 'a data URI of an SVG document' },
  'render/mime/chart-placeholder.ts': { classes: 'pl-fold pl-placeholder pl-text' },
  'render/mime/data-table.ts': { classes: 'pl-html' },
  'render/mime/diagram.ts': { classes: 'pl-source' },
  'render/mime/file.ts': {
    classes: 'pl-file pl-note',
    emits: { '.pl-file > a': 'download' },
  },
  'render/mime/geo.ts': { classes: 'pl-placeholder' },
  'render/mime/html.ts': { classes: 'pl-html' },
  'render/mime/image.ts': {
    classes: 'pl-on- pl-placeholder pl-text',
    trusts: 'a data URI of a type from a list and checked base64',
  },
  'render/widgets/frame.ts': {
    classes: 'pl-widget- pl-widget-field pl-widget-ink pl-widget-label pl-widget-mark pl-widget-value',
    emits: { 'span.pl-widget-mark': 'role' },
    styles: '--pl-fg',
  },
  'render/widgets/box.ts': { classes: 'pl-widget-box pl-widget-grid pl-widget-row' },
  'render/widgets/panes.ts': { classes: 'pl-widget-pane pl-widget-panes' },
  'render/widgets/html.ts': { classes: 'pl-markdown pl-widget-text' },
  'render/widgets/progress.ts': {
    classes: 'pl-widget-bar pl-widget-field pl-widget-share pl-widget-unknown pl-widget-wide',
    emits: { 'span.pl-widget-bar': 'role' },
  },
  'render/widgets/slider.ts': {
    classes: 'pl-widget-field pl-widget-track pl-widget-wide',
    emits: { 'span.pl-widget-track': 'role' },
  },
  'render/widgets/selection.ts': {
    classes: 'pl-widget-chip pl-widget-on pl-widget-options pl-widget-value',
  },
  'render/widgets/boolean.ts': { classes: 'pl-widget-chip pl-widget-field pl-widget-on' },
  'render/widgets/text.ts': { classes: 'pl-note' },
  'render/widgets/tags.ts': { classes: 'pl-widget-chip pl-widget-swatch' },
  'render/widgets/media.ts': {
    classes: 'pl-note pl-widget-media',
    trusts: 'a player or a link as the sanitiser writes them',
  },
  'render/widgets/upload.ts': { classes: 'pl-note pl-widget-chip' },
  'render/widgets/output.ts': { classes: 'pl-output pl-widget-output' },
  'render/widgets/placeholder.ts': { classes: 'pl-note pl-placeholder pl-source pl-widget-media' },
  'render/mime/widget.ts': { classes: 'pl-placeholder pl-text pl-widget' },
  'render/mime/json.ts': { classes: 'pl-placeholder' },
  'render/mime/json-tree.ts': {
    classes: 'pl-json pl-json- pl-json-key pl-json-size pl-source',
    trusts: 'escaped text',
  },
  'render/mime/latex.ts': { classes: 'pl-latex' },
  'render/mime/markdown.ts': { classes: 'pl-markdown' },
  'render/mime/media.ts': {
    emits: { audio: 'src controls', video: 'src controls width height' },
    trusts: 'a data URI of a type in plain characters and checked base64',
  },
  'render/mime/source.ts': { classes: 'pl-source' },
  'render/mime/text.ts': { classes: 'pl-text' },
  'render/mime/vdom.ts': { classes: 'pl-html' },
  'render/markdown/renderer.ts': {
    classes: 'pl-alert pl-alert- pl-alert-title pl-anchor pl-fence pl-table-wrap pl-task pl-task-done',
    emits: { 'span.pl-task': 'role' },
  },
  'render/markdown/fill.ts': { classes: 'pl-anchor' },
  'render/markdown/markdown.ts': {
    classes: 'pl-source',
    trusts: 'the Markdown renderer’s own markup and what the sanitiser returned',
  },
  'render/markdown/html-with-math.ts': { trusts: 'what the sanitiser returned, with MathML in its text' },
  'render/math/math.ts': {
    classes: 'pl-math-box pl-math-display pl-math-error pl-math-ref',
    trusts: 'MathML of Temml, and escaped text',
  },
  'render/math/engine.ts': { classes: 'pl-math-unknown' },
  'render/math/latex.ts': { classes: 'pl-latex-text pl-source', trusts: 'escaped text' },
  'render/ansi/ansi.ts': { trusts: 'escaped text and span tags' },
  'render/ansi/style-attributes.ts': {
    classes:
      'pl-ansi- pl-ansi-bg- pl-ansi-bold pl-ansi-conceal pl-ansi-dim pl-ansi-inverse-bg pl-ansi-inverse-fg pl-ansi-italic pl-ansi-rgb pl-ansi-strike pl-ansi-underline',
    styles: '--pl-fg --pl-bg',
  },
  'render/highlight/highlight.ts': { trusts: 'the highlighter’s span tags around escaped text' },
  'render/fallback.ts': { classes: 'pl-note' },
  'render/plain-output.ts': { classes: 'pl-source' },
  'render/preformatted.ts': { trusts: 'a line break' },
  'render/blocks.ts': {
    classes: 'pl-block',
    styles: '--pl-lines',
    trusts: 'markup of ours, cut at line ends with what is open there closed and opened again',
  },
  'render/visible-controls.ts': { classes: 'pl-bidi' },
  'render/image-reference.ts': { trusts: 'what stands for a missing image, in which all text is escaped' },
  'render/sanitize/missing.ts': { classes: 'pl-image-missing' },
  'render/sanitize/embeds.ts': {
    emits: { audio: 'src controls', video: 'src controls width height' },
  },
  'render/sanitize/sanitize.ts': {
    classes: 'pl-source',
    trusts: 'what was written anew and passed the last check, and escaped text',
  },
}
