// Made from templates/ by `npm run templates`. Do not edit.
import type { NotebookTemplate } from '../model/notebook-template.ts'

/** What only pages with such content need of the style sheet. */
export type StylePart = "ansi" | "code" | "contents" | "document" | "embedded" | "fragment" | "index" | "json" | "math" | "prose" | "widgets"

/** A stretch of a style sheet; with `for` only where a page has that part. */
export interface HtmlStyle {
  readonly for?: StylePart
  readonly css: string
}

export type ThemeName = "lab" | "paper" | "report"

export const notebookTemplates: { readonly "generic": NotebookTemplate } = {
  "generic": {
    "description": "What matters first: how it went, what it was given, what came out, what it said, what went wrong.",
    "sections": [
      {
        "heading": "Summary",
        "kinds": [
          "checks",
          "progress",
          "metrics"
        ],
        "order": "kinds"
      },
      {
        "heading": "Parameters",
        "kinds": [
          "params"
        ]
      },
      {
        "heading": "Results",
        "kinds": [
          "notebook",
          "messages",
          "table",
          "image",
          "file",
          "markdown",
          "html",
          "json",
          "text",
          "value",
          "link",
          "ref",
          "unknown"
        ]
      },
      {
        "heading": "Logs",
        "kinds": [
          "logs"
        ]
      },
      {
        "heading": "Errors",
        "kinds": [
          "error"
        ]
      }
    ]
  }
}

/** The one script of all pages. */
export const pageScript: {
  /** Exactly as it has to stand in the page's one script element. */
  readonly text: string
  /** For the page's CSP: `sha256-…` of the script. */
  readonly hash: string
} = {
  "text": "(()=>{const c=document.documentElement,o=JSON.parse(document.body.dataset.words),n=document.querySelector(\".pl-theme-toggle\");if(n){const e=matchMedia(\"(prefers-color-scheme: dark)\"),t=()=>c.dataset.theme===\"auto\"?e.matches:c.dataset.theme===\"dark\",a=()=>{n.textContent=t()?o.lightMode:o.darkMode};n.addEventListener(\"click\",()=>{c.dataset.theme=t()?\"light\":\"dark\",a()}),e.addEventListener(\"change\",a),a(),n.hidden=!1}for(const e of document.querySelectorAll(\".pl-input .pl-code\")){const t=document.createElement(\"button\");t.type=\"button\",t.className=\"pl-copy\",t.textContent=o.copy,t.addEventListener(\"click\",async()=>{try{await navigator.clipboard.writeText(e.textContent),t.textContent=o.copied}catch{getSelection().selectAllChildren(e),t.textContent=document.execCommand(\"copy\")?o.copied:o.selected}setTimeout(()=>{t.textContent=o.copy},2e3)}),e.parentElement.append(t)}if(parent!==window)for(const e of document.querySelectorAll('a[href^=\"http\" i]'))e.target=\"_blank\";let d=[];addEventListener(\"beforeprint\",()=>{d=[...document.querySelectorAll(\"details:not([open])\")];for(const e of d)e.open=!0}),addEventListener(\"afterprint\",()=>{for(const e of d)e.open=!1})})();",
  "hash": "sha256-INFwxUnE7bibZaWXVyrhgCWesHiUa/TuYh3WRfCGoKc="
}

// By number: names would be in every bundle.
const css: readonly string[] = [
  // lab/code.css
  ":where(.pl-page){--pl-code-keyword: light-dark(#007000, #66bb6a);--pl-code-string: light-dark(#ba2121, #ff8a80);--pl-code-number: light-dark(#007000, #81c784);--pl-code-comment: light-dark(#2f6f6f, #7fb8b8);--pl-code-name: light-dark(#0000e0, #82b1ff);--pl-code-builtin: light-dark(#007000, #80cbc4);--pl-code-attribute: light-dark(#212121, #e0e0e0);--pl-code-meta: light-dark(#9a1fe0, #d39bff)}.pl-code{padding:.3125rem .5rem;font:.8125rem / 1.31 var(--pl-mono)}.pl-page .hljs-keyword{font-weight:700}",
  // lab/lab.css
  ":where(.pl-page){--pl-ink: light-dark(#212121, #e0e0e0);--pl-ink-soft: light-dark(#616161, #a6a6a6);--pl-paper: light-dark(#fff, #111);--pl-paper-soft: light-dark(#f5f5f5, #212121);--pl-line: light-dark(#e0e0e0, #424242);--pl-line-strong: light-dark(#bdbdbd, #616161);--pl-accent: light-dark(#1565c0, #64b5f6);--pl-bad-soft: light-dark(#fdd, #4a1f1f);--pl-hover: light-dark(#e3f2fd, #1e3247);--pl-prompt-in: light-dark(#2a72ae, #64b5f6);--pl-prompt-out: light-dark(#b3502f, #ff9e80);--pl-width: 62rem;--pl-gutter: 4.75rem;--pl-radius: 2px}.pl-page{font-size:.875rem}.pl-cell{margin-block:.625rem}.pl-prompt{inset-block-start:.3125rem;color:var(--pl-prompt-in);font:.8125rem / 1.31 var(--pl-mono);opacity:1}.pl-prompt:after{content:\":\"}.pl-prompt-out{inset-block-start:0;color:var(--pl-prompt-out)}.pl-outputs{margin-top:.3125rem}:is(.pl-text,.pl-source){font:.8125rem / 1.31 var(--pl-mono)}.pl-stderr{background:var(--pl-bad-soft)}.pl-error{border:0}.pl-header h1{font-size:1.8125rem;font-weight:500}.pl-facts dd{font-size:.875rem}@media screen and (min-width:46.01rem){:is(.pl-main,.pl-header){width:auto;max-width:var(--pl-width);margin-inline:max(var(--pl-gutter),(100% - var(--pl-width)) / 2) max(0rem,(100% - var(--pl-width)) / 2)}}@media print{.pl-page{--pl-gutter: 3.75rem}}",
  // lab/prose.css
  ".pl-page :is(.pl-markdown,.pl-html) :is(h1,h2,h3,h4,h5,h6){font-weight:500;line-height:1.2;margin:1.2em 0 .8em;border:0;padding:0}.pl-page .pl-cell>.pl-markdown>:is(h1,h2):first-child{margin-top:.5em}.pl-markdown{& h1{font-size:1.8125rem}& h2{font-size:1.5rem}& h3{font-size:1.25rem}& h4{font-size:1.0625rem}}:is(.pl-markdown,.pl-html){& table{font-size:.75rem}:is(th,td){padding:.375rem .625rem;border:0}& tbody tr:nth-child(odd){background:var(--pl-paper-soft)}& tbody tr:hover{background:var(--pl-hover)}}",
  // paper/code.css
  ":where(.pl-page){--pl-code-keyword: var(--pl-ink);--pl-code-string: light-dark(#27492f, #b9d3bf);--pl-code-number: light-dark(#5a2d00, #e3c6a4);--pl-code-comment: var(--pl-ink-soft);--pl-code-name: light-dark(#00264f, #c3d8f0);--pl-code-builtin: light-dark(#003b46, #b5d6db);--pl-code-attribute: var(--pl-ink);--pl-code-meta: light-dark(#3a2f63, #cfc8ee)}.pl-code{padding:0 0 0 .875rem;border-width:0 0 0 1px;border-color:var(--pl-line-strong)}.pl-page .hljs-keyword{font-weight:700}",
  // paper/document.css
  "@media print{@page{margin:22mm 24mm 26mm;@bottom-center{content:counter(page);font:9pt serif}}}",
  // paper/paper.css
  ".pl-page{counter-reset:pl-figure;font-size:1.0625rem;line-height:1.55;hyphens:auto}.pl-cell{margin-block:1.125rem}.pl-prompt{inset-block-start:0;font-size:.6875rem}.pl-header{padding-block:4rem 1.5rem;margin-bottom:1.5rem;border-color:var(--pl-line-strong)}.pl-header-bare{padding-block:2.5rem 0}.pl-header h1{margin:0 0 1rem;font-size:2rem;font-weight:600;text-align:center}.pl-facts{justify-content:center;text-align:center}.pl-facts dt{font-style:italic;font-size:.8125rem}.pl-run-message,.pl-claim,.pl-header>.pl-note{text-align:center}.pl-state{padding:0}:is(.pl-code,.pl-text,.pl-source,.pl-json,.pl-markdown pre){font-size:.75rem;line-height:1.5;hyphens:manual}.pl-stderr{padding-block:0;border-inline-start:2px dotted var(--pl-line-strong)}.pl-error{border-width:2px}.pl-errors{padding-inline:0}.pl-result>img{margin-inline:auto}.pl-result:has(>img):after{counter-increment:pl-figure;content:var(--pl-figure) \" \" counter(pl-figure);display:block;margin-top:.375rem;text-align:center;font-size:.875rem;font-style:italic}@media(max-width:46rem){.pl-page{font-size:1rem}.pl-header{padding-top:3rem}.pl-header h1{font-size:1.5rem}}@media print{.pl-page{font-size:10.5pt;--pl-gutter: 2.75rem}.pl-header{padding-top:0}.pl-page a[href]{color:inherit}.pl-result:has(>img){break-inside:avoid}}",
  // paper/prose.css
  ".pl-markdown{text-wrap:pretty;& h1{font-size:1.5rem}& h2{font-size:1.25rem;border:0;padding:0}& h3{font-size:1.0625rem}& h4{font-size:1.0625rem;font-weight:400;font-style:italic}:not(pre)>code{padding:0;border:0;background:none}& pre{padding:0 0 0 .875rem;border-width:0 0 0 1px;border-color:var(--pl-line-strong)}}.pl-page :is(.pl-markdown,.pl-html) :is(h1,h2,h3){font-weight:600}:is(.pl-markdown,.pl-html){& table{margin-inline:auto;border-block:1.5px solid var(--pl-line-strong);font-size:.8125rem;hyphens:manual}:is(th,td){padding:.1875rem .625rem;border:0}& thead tr:last-child>:is(th,td){border-bottom:.75px solid var(--pl-line-strong)}}",
  // paper/tokens.css
  ":where(.pl-page){--pl-ink: light-dark(#000, #e9e5de);--pl-ink-soft: light-dark(#4a4a4a, #b3ada4);--pl-paper: light-dark(#fff, #181716);--pl-paper-soft: light-dark(#fff, #181716);--pl-line: light-dark(#c8c8c8, #47443f);--pl-line-strong: light-dark(#333, #a09a91);--pl-accent: light-dark(#003a80, #9cc4f5);--pl-good: light-dark(#0b4d22, #7fd69e);--pl-good-soft: transparent;--pl-bad: light-dark(#8c1510, #ff9b94);--pl-bad-soft: transparent;--pl-warn: light-dark(#6b4200, #f0bf6a);--pl-warn-soft: transparent;--pl-busy-soft: transparent;--pl-hover: transparent;--pl-prose: Charter, \"Bitstream Charter\", \"Sitka Text\", Cambria, \"Noto Serif\", \"DejaVu Serif\", \"Noto Serif CJK SC\", \"Songti SC\", SimSun, serif;--pl-mono: ui-monospace, SFMono-Regular, \"SF Mono\", Menlo, Consolas, \"DejaVu Sans Mono\", \"Noto Sans Mono CJK SC\", monospace;--pl-width: 41rem;--pl-gutter: 3.25rem;--pl-radius: 0px}",
  // report/ansi.css
  ":where(.pl-page){--pl-ansi-black: light-dark(#3b4048, #929daa);--pl-ansi-red: light-dark(#b3211b, #ff8a82);--pl-ansi-green: light-dark(#116932, #6fd692);--pl-ansi-yellow: light-dark(#7a5200, #e8c267);--pl-ansi-blue: light-dark(#0b55a5, #7fb6f7);--pl-ansi-magenta: light-dark(#8a2a9c, #d998ef);--pl-ansi-cyan: light-dark(#0b6375, #6fd0de);--pl-ansi-white: light-dark(#5d6773, #d5dae0)}.pl-ansi-black,.pl-ansi-bright-black{color:var(--pl-ansi-black)}.pl-ansi-red,.pl-ansi-bright-red{color:var(--pl-ansi-red)}.pl-ansi-green,.pl-ansi-bright-green{color:var(--pl-ansi-green)}.pl-ansi-yellow,.pl-ansi-bright-yellow{color:var(--pl-ansi-yellow)}.pl-ansi-blue,.pl-ansi-bright-blue{color:var(--pl-ansi-blue)}.pl-ansi-magenta,.pl-ansi-bright-magenta{color:var(--pl-ansi-magenta)}.pl-ansi-cyan,.pl-ansi-bright-cyan{color:var(--pl-ansi-cyan)}.pl-ansi-white,.pl-ansi-bright-white{color:var(--pl-ansi-white)}.pl-ansi-rgb{color:light-dark(oklch(from var(--pl-fg) min(l,.52) c h),oklch(from var(--pl-fg) max(l,.76) c h))}[class*=pl-ansi-bg-]{color:light-dark(#fff,#14171c)}.pl-ansi-bg-black,.pl-ansi-bg-bright-black{background:var(--pl-ansi-black)}.pl-ansi-bg-red,.pl-ansi-bg-bright-red{background:var(--pl-ansi-red)}.pl-ansi-bg-green,.pl-ansi-bg-bright-green{background:var(--pl-ansi-green)}.pl-ansi-bg-yellow,.pl-ansi-bg-bright-yellow{background:light-dark(#ffe9a8,#5a4813);color:inherit}.pl-ansi-bg-blue,.pl-ansi-bg-bright-blue{background:var(--pl-ansi-blue)}.pl-ansi-bg-magenta,.pl-ansi-bg-bright-magenta{background:var(--pl-ansi-magenta)}.pl-ansi-bg-cyan,.pl-ansi-bg-bright-cyan{background:var(--pl-ansi-cyan)}.pl-ansi-bg-white,.pl-ansi-bg-bright-white{background:var(--pl-ansi-white)}.pl-ansi-inverse-fg{color:var(--pl-paper)}.pl-ansi-inverse-bg{background:var(--pl-ink)}.pl-ansi-bold{font-weight:700}.pl-ansi-dim{color:var(--pl-ink-soft)}.pl-ansi-italic{font-style:italic}.pl-ansi-underline{text-decoration:underline}.pl-ansi-strike{text-decoration:line-through}.pl-ansi-underline.pl-ansi-strike{text-decoration:underline line-through}.pl-ansi-conceal{opacity:.7}",
  // report/cell.css
  ".pl-cell{margin-block:1rem}.pl-input,.pl-output{position:relative}.pl-prompt{position:absolute;inset-inline-end:calc(100% + .625rem);inset-block-start:.625rem;color:var(--pl-ink-soft);font:.75rem / 1.55 var(--pl-mono);white-space:nowrap;opacity:.85}.pl-prompt-out{inset-block-start:.25rem}.pl-outputs{margin-top:.5rem}.pl-output{margin-block:.375rem}.pl-result{overflow-x:auto;contain:paint}.pl-long{max-height:32rem;overflow:auto;border:1px solid var(--pl-line);border-radius:var(--pl-radius);padding:.5rem .75rem}.pl-fold>summary{color:var(--pl-ink-soft);font-size:.875rem}@media(max-width:46rem){.pl-prompt{position:static;opacity:1;margin-bottom:.125rem}}",
  // report/code.css
  ":where(.pl-page){--pl-code-keyword: light-dark(#8430a8, #d79cf3);--pl-code-string: light-dark(#1a6334, #8fd19e);--pl-code-number: light-dark(#9a4a00, #f2b06f);--pl-code-comment: light-dark(#5d6773, #919cab);--pl-code-name: light-dark(#0b55a5, #86bcf9);--pl-code-builtin: light-dark(#0b6578, #76cbdd);--pl-code-attribute: light-dark(#7a3c14, #e6bd97);--pl-code-meta: light-dark(#5a4a8a, #b9aef0)}.pl-code{position:relative;margin:0;padding:.5625rem .875rem;overflow-x:auto;border:1px solid var(--pl-line);border-radius:var(--pl-radius);background:var(--pl-paper-soft);font:.8438rem / 1.55 var(--pl-mono);tab-size:4}.pl-code code{font:inherit}.pl-copy{position:absolute;inset-block-start:.3125rem;inset-inline-end:.3125rem;padding:.0625rem .5rem;border:1px solid var(--pl-line-strong);border-radius:4px;background:var(--pl-paper);color:var(--pl-ink-soft);font:.75rem / 1.6 var(--pl-prose);cursor:pointer;opacity:0}:is(.pl-input,.pl-code-block):hover>.pl-copy,.pl-copy:focus-visible{opacity:1}.pl-page :is(.hljs-keyword,.hljs-selector-tag,.hljs-name,.hljs-meta .hljs-keyword){color:var(--pl-code-keyword)}.pl-page :is(.hljs-string,.hljs-regexp,.hljs-addition,.hljs-meta .hljs-string){color:var(--pl-code-string)}.pl-page :is(.hljs-number,.hljs-literal,.hljs-symbol,.hljs-bullet){color:var(--pl-code-number)}.pl-page :is(.hljs-comment,.hljs-quote){color:var(--pl-code-comment);font-style:italic}.pl-page :is(.hljs-title,.hljs-section,.hljs-selector-id){color:var(--pl-code-name)}.pl-page :is(.hljs-built_in,.hljs-type,.hljs-class .hljs-title,.hljs-selector-class){color:var(--pl-code-builtin)}.pl-page :is(.hljs-attr,.hljs-attribute,.hljs-variable,.hljs-template-variable,.hljs-params .hljs-attr){color:var(--pl-code-attribute)}.pl-page :is(.hljs-meta,.hljs-subst,.hljs-doctag){color:var(--pl-code-meta)}.pl-page .hljs-variable.language_{color:var(--pl-ink-soft)}.pl-page .hljs-deletion{color:var(--pl-bad)}.pl-page .hljs-emphasis{font-style:italic}.pl-page .hljs-strong{font-weight:700}",
  // report/contents.css
  ".pl-contents{width:min(100% - 2 * var(--pl-gutter),var(--pl-width));margin:0 auto 1rem;font-size:.875rem;line-height:1.45}.pl-contents summary{color:var(--pl-ink-soft);font-weight:600}.pl-contents ol{list-style:none;margin:.25rem 0 0;padding:0}.pl-contents ol ol{padding-inline-start:.875rem;margin:0}.pl-page .pl-contents a{display:block;padding:.1875rem .5rem;border-radius:4px;color:var(--pl-ink-soft);text-decoration:none;overflow-wrap:anywhere}.pl-page .pl-contents a:hover{color:var(--pl-ink);background:var(--pl-hover)}@media(min-width:78rem){.pl-has-contents .pl-contents{position:fixed;inset:0 auto 0 0;width:16rem;margin:0;padding:2.5rem .75rem 2rem 1.25rem;overflow-y:auto;border-inline-end:1px solid var(--pl-line);background:var(--pl-paper-soft)}.pl-has-contents .pl-contents summary{list-style:none;padding-inline-start:.5rem;pointer-events:none}.pl-has-contents .pl-contents summary::-webkit-details-marker{display:none}.pl-has-contents .pl-contents details::details-content{content-visibility:visible;display:block;block-size:auto}}",
  // report/document.css
  "html{color-scheme:light dark;scroll-padding-top:1rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}[data-theme=light]{color-scheme:light}[data-theme=dark]{color-scheme:dark}body{margin:0;padding:0 1.25rem 5rem}.pl-skip{position:absolute;inset-inline-start:-100vw}.pl-skip:focus{inset:.5rem auto auto .5rem;padding:.5rem 1rem;background:var(--pl-paper);z-index:2}.pl-theme-toggle{position:absolute;inset-block-start:1.25rem;inset-inline-end:0;padding:.25rem .75rem;border:1px solid var(--pl-line-strong);border-radius:99px;background:none;color:var(--pl-ink-soft);font:.8125rem / 1.5 var(--pl-prose);cursor:pointer}.pl-theme-toggle:hover{color:var(--pl-ink);background:var(--pl-hover)}@media(max-width:46rem){body{padding-inline:1rem}}@media print{html[data-theme]{color-scheme:light}body{padding:0}.pl-skip,.pl-theme-toggle{display:none}@page{margin:16mm 14mm}}@media(prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}",
  // report/embedded.css
  ".pl-embedded{margin-top:2rem;padding-top:.875rem;border-top:1px solid var(--pl-line);font-size:.9375rem}@media print{.pl-embedded{display:none}}",
  // report/fragment.css
  ":where(:not(math,math *,[width],[height],[align],[valign],[bgcolor],[color],[size],[type])),*:before,*:after{all:revert}:where(math,math *,[width],[height],[align],[valign],[bgcolor],[color],[size],[type]){margin:revert;padding:revert;border:revert;border-radius:revert;outline:revert;box-shadow:revert;position:revert;float:revert;opacity:revert;transform:revert;letter-spacing:revert;text-transform:revert;text-indent:revert}:where(:not(math,math *,font)){color:revert;font:revert;filter:revert}.pl-page :is(.pl-main,.pl-header){width:auto;max-width:var(--pl-width);margin-inline:var(--pl-gutter) 0}.pl-page .pl-contents{width:auto;margin-inline:var(--pl-gutter) 0}",
  // report/header.css
  ".pl-header{position:relative;padding-block:2.5rem 1.25rem;margin-bottom:1rem;border-bottom:1px solid var(--pl-line)}.pl-header-bare{padding-block:1.25rem 0;border:0;min-height:3.5rem;margin-bottom:0}.pl-header h1{margin:0 7rem .75rem 0;font-size:1.875rem;line-height:1.25;letter-spacing:-.01em;text-wrap:balance;overflow-wrap:anywhere}.pl-facts{display:flex;flex-wrap:wrap;gap:.625rem 1.75rem;margin:0}.pl-facts dt{color:var(--pl-ink-soft);font-size:.75rem;letter-spacing:.02em}.pl-facts dd{margin:0;font-size:.9375rem;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}.pl-facts code,.pl-params code{font:.875em var(--pl-mono)}.pl-state{display:inline-block;padding:0 .625rem;border-radius:99px;font-weight:600;font-size:.875rem;line-height:1.6}.pl-state-good{color:var(--pl-good);background:var(--pl-good-soft)}.pl-state-bad{color:var(--pl-bad);background:var(--pl-bad-soft)}.pl-state-busy{color:var(--pl-accent);background:var(--pl-busy-soft)}.pl-state-dull{color:var(--pl-ink-soft);background:var(--pl-paper-soft)}.pl-run-message{margin:.875rem 0 0;white-space:pre-wrap;overflow-wrap:anywhere}.pl-claim{margin:0;color:var(--pl-ink-soft);font-size:.875rem;overflow-wrap:anywhere}.pl-params{margin-top:1rem;font-size:.875rem}.pl-params summary{color:var(--pl-ink-soft)}.pl-params table{border-collapse:collapse;margin-top:.375rem}.pl-params th,.pl-params td{padding:.1875rem 1.25rem .1875rem 0;text-align:start;vertical-align:baseline;border-bottom:1px solid var(--pl-line)}.pl-params th{font-weight:500;white-space:nowrap}.pl-params td{overflow-wrap:anywhere;min-width:12rem}.pl-scroll{overflow-x:auto}.pl-errors{margin-top:1rem;padding:.625rem .875rem;border-radius:var(--pl-radius);background:var(--pl-bad-soft);font-size:.9375rem}.pl-errors p{margin:0;font-weight:600;color:var(--pl-bad)}.pl-errors ul{margin:.125rem 0 0;padding-inline-start:1.125rem}.pl-page .pl-errors a{color:var(--pl-bad);overflow-wrap:anywhere}@media(max-width:46rem){.pl-header h1{font-size:1.5rem}}",
  // report/index.css
  ":where(.pl-page:has(.pl-index)){--pl-width: 64rem}.pl-index table{width:100%;border-collapse:collapse;font-size:.9375rem;line-height:1.45;font-variant-numeric:tabular-nums}.pl-index :is(th,td){padding:.5rem 1.25rem .5rem 0;border-bottom:1px solid var(--pl-line);text-align:start;vertical-align:top}.pl-index td:not(:first-of-type){white-space:nowrap}.pl-index thead th{border-color:var(--pl-line-strong);color:var(--pl-ink-soft);font-size:.75rem;font-weight:400;vertical-align:bottom}.pl-index tbody th{min-width:14rem;font-weight:500;overflow-wrap:anywhere}.pl-index tr:target{background:var(--pl-hover)}.pl-index strong,.pl-index-problem{color:var(--pl-bad)}.pl-index-problem{margin:.125rem 0 0;font-size:.875rem;font-weight:400;white-space:pre-wrap}.pl-index-source{display:block;font-weight:400}.pl-header>.pl-note{margin:0}@media(max-width:46rem),print{.pl-index thead{position:absolute;clip-path:inset(50%)}.pl-index tr{display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding-block:.75rem;border-bottom:1px solid var(--pl-line)}.pl-index :is(th,td){padding:0;border:0}.pl-index tbody th{flex-basis:100%;min-width:0}.pl-index td:empty{display:none}}",
  // report/json.css
  ".pl-json{font:.8438rem / 1.6 var(--pl-mono);overflow-wrap:anywhere}.pl-json ul{list-style:none;margin:0;padding-inline-start:1.25rem;border-inline-start:1px solid var(--pl-line)}.pl-json details[open]>summary .pl-json-size{opacity:.6}.pl-json-size{padding-inline:.375em;color:var(--pl-ink-soft);font-size:.9em}.pl-json-key{color:var(--pl-accent)}.pl-json-string{color:var(--pl-good);white-space:pre-wrap}.pl-json-number,.pl-json-boolean,.pl-json-null{color:var(--pl-warn)}",
  // report/math.css
  "math{font-family:\"Cambria Math\",\"STIX Two Math\",\"Latin Modern Math\",\"TeX Gyre Termes Math\",\"DejaVu Math TeX Gyre\",\"Noto Sans Math\",math;font-size:1.05em;line-height:normal;direction:ltr}math *{border-color:currentColor}.pl-math-display{display:block;overflow:auto hidden;margin-block:.75rem;padding-block:.125rem;contain:paint}.pl-math-box{display:inline-block;max-width:100%;overflow:clip;contain:paint}.pl-math-error{font:.875em var(--pl-mono);color:var(--pl-bad);border-bottom:1px dotted;overflow-wrap:anywhere;white-space:pre-wrap}.pl-latex-text{white-space:pre-wrap}math.tml-display{display:block math;width:100%}math .tml-left{text-align:left;text-align:-webkit-left}math .tml-right{text-align:right;text-align:-webkit-right}math .tml-jot>mtr>mtd{padding-block:.7ex}math .tml-small>mtr>mtd{padding-block:.35ex}math .tml-sml-pad{padding-left:.05em}math .tml-med-pad{padding-left:.1em}math .tml-lrg-pad{padding-left:.15em}math .chr-sml{transform:translate(.07em)}math .chr-med{transform:translate(.14em)}math .chr-lrg{transform:translate(.21em)}math .tml-vec{transform:scale(.75)}math .tml-tilde-2{transform:scaleX(2)}math .tml-tilde-3{transform:scaleX(3)}math .tml-tilde-4{transform:scaleX(4)}math .tml-hat-1{transform:scaleX(1.9)}math .tml-hat-2{transform:scaleX(3.9)}math .tml-hat-3{transform:scaleX(5.8)}math .tml-hat-4{transform:scaleX(7.8)}math :is(menclose,.menclose){display:inline-block;position:relative;padding-block:.5ex;print-color-adjust:exact}math .tml-overline{padding:.1em 0 0;border-top:.065em solid}math .tml-underline{padding:0 0 .1em;border-bottom:.065em solid}math :is(.tml-cancel,.tml-cancelto,.phasor-angle){display:inline-block;position:absolute;inset:0;background:currentColor}math :is(.upstrike,.tml-cancelto){clip-path:polygon(0 calc(100% - .06em),calc(100% - .06em) 0,100% .06em,.06em 100%)}math .downstrike{clip-path:polygon(.06em 0,100% calc(100% - .06em),calc(100% - .06em) 100%,0 .06em)}math .sout{clip-path:inset(calc(55% - .035em) 0 calc(45% - .035em))}math .tml-xcancel{clip-path:polygon(.06em 0,50% calc(50% - .06em),calc(100% - .06em) 0,100% .06em,calc(50% + .06em) 50%,100% calc(100% - .06em),calc(100% - .06em) 100%,50% calc(50% + .06em),.06em 100%,0 calc(100% - .06em),calc(50% - .06em) 50%,0 .06em)}math .tml-fbox{padding:.25em;border:1px solid}math .circle-pad{padding:.27em}math .textcircle{position:absolute;inset:0;border:.067em solid;border-radius:50%}math .actuarial{margin-right:.04em;padding:.04em .04em 0;border:solid;border-width:.08em .08em 0 0}math .longdiv-top{padding:.1em .2em .2em .43em;border-top:.067em solid}math .longdiv-arc{position:absolute;inset:0 auto .1em -.4em;width:.7em;border:.067em solid;border-radius:70%;box-sizing:border-box;clip-path:inset(0 0 0 .4em);transform:translateY(-.067em)}math .phasor-bottom{padding:.2em .2em .1em .6em;border-bottom:.067em solid}math .phasor-angle{inset:auto auto -.04em 0;height:100%;aspect-ratio:.5;clip-path:polygon(.05em 100%,0 calc(100% - .05em),calc(100% - .05em) 0,100% .05em)}math .pl-math-unknown{color:var(--pl-bad)}",
  // report/output.css
  ".pl-text,.pl-source{margin:0;font:.8438rem / 1.5 var(--pl-mono);white-space:pre-wrap;overflow-wrap:anywhere;tab-size:8}.pl-text{white-space:pre;overflow-x:auto;overflow-wrap:normal}.pl-block{display:block;min-width:max-content;content-visibility:auto;contain-intrinsic-block-size:auto calc(var(--pl-lines, 500) * 1lh)}.pl-source .pl-block{min-width:0}.pl-stderr{padding:.5rem .75rem;border-radius:var(--pl-radius);background:var(--pl-warn-soft)}.pl-source{padding:.5rem .75rem;border-radius:var(--pl-radius);background:var(--pl-paper-soft)}.pl-raw{border:1px dashed var(--pl-line-strong);background:none}.pl-error{padding:.625rem .875rem;border-inline-start:4px solid var(--pl-bad);border-radius:0 var(--pl-radius) var(--pl-radius) 0;background:var(--pl-bad-soft);scroll-margin-top:1rem}.pl-error-title{margin:0 0 .5rem;white-space:pre-wrap;overflow-wrap:anywhere}.pl-error-title:last-child{margin:0}.pl-error-title strong{color:var(--pl-bad)}.pl-result>img{display:block}.pl-result>img{background:#fff;border-radius:4px}.pl-result>img.pl-on-dark{background:#111}.pl-placeholder{padding:.5rem .875rem;border:1px dashed var(--pl-line-strong);border-radius:var(--pl-radius);color:var(--pl-ink-soft);font-size:.9375rem}.pl-placeholder p{margin:0}.pl-placeholder ul{margin:.25rem 0 0;padding-inline-start:1.25rem}.pl-placeholder code{font:.875em var(--pl-mono)}.pl-placeholder[open]>summary{margin-bottom:.5rem}.pl-placeholder .pl-text{color:var(--pl-ink)}.pl-file{margin:0}.pl-bidi{color:var(--pl-bad);border:1px solid;border-radius:3px;font-size:.75em;padding-inline:.2em}",
  // report/page.css
  "*,:before,:after{box-sizing:border-box}.pl-page{background:var(--pl-paper);color:var(--pl-ink);font:1rem / 1.6 var(--pl-prose)}.pl-page a[href]{color:var(--pl-accent);text-underline-offset:.15em;text-decoration-thickness:from-font}.pl-page :focus-visible{outline:2px solid var(--pl-accent);outline-offset:2px;border-radius:2px}.pl-page ::selection{background:light-dark(#bcd9f7,#2c4f75)}.pl-main,.pl-header{width:min(100% - 2 * var(--pl-gutter),var(--pl-width));margin-inline:auto}.pl-note{color:var(--pl-ink-soft);font-size:.875em}.pl-page img{max-width:100%;vertical-align:middle}.pl-page img:is([width],:not([height])){height:auto}.pl-page img[height]:not([width]){object-fit:contain}.pl-page summary{cursor:pointer}@media(min-width:78rem){.pl-has-contents{padding-inline-start:17.25rem}}@media(max-width:46rem){.pl-page{--pl-gutter: 0rem}}",
  // report/print.css
  "@media print{.pl-page{color-scheme:light;--pl-gutter: 3rem;font-size:10.5pt}.pl-main,.pl-header{width:auto;margin-inline:var(--pl-gutter) 0}.pl-contents,.pl-copy,.pl-anchor{display:none}.pl-long{max-height:none;overflow:visible;border:0;padding:0}.pl-result,.pl-markdown,.pl-html,.pl-scroll,.pl-table-wrap{overflow:visible;contain:none}.pl-result,.pl-markdown,.pl-html{display:flow-root;overflow:visible clip}:is(.pl-code,.pl-text,.pl-source,.pl-markdown pre){white-space:pre-wrap;overflow:visible;overflow-wrap:anywhere}.pl-block{min-width:0;content-visibility:visible}details::details-content{content-visibility:visible;display:block;block-size:auto}.pl-page :is(h1,h2,h3,h4,h5,h6){break-after:avoid}.pl-page :is(img,tr,.pl-prompt,.pl-state){break-inside:avoid}.pl-page thead{display:table-header-group}.pl-page :is(.pl-html,.pl-markdown) table{max-width:100%}.pl-page :is(.pl-html,.pl-markdown) td{overflow-wrap:break-word}.pl-page *{print-color-adjust:exact}}",
  // report/prose.css
  ".pl-markdown,.pl-html{overflow-wrap:break-word;contain:paint}:is(.pl-markdown,.pl-html)>:first-child{margin-top:0}:is(.pl-markdown,.pl-html)>:last-child{margin-bottom:0}.pl-markdown :is(p,ul,ol,dl,blockquote,figure){margin-block:.75rem}.pl-markdown li :is(ul,ol){margin-block:.125rem}.pl-markdown li>p{margin-block:.375rem}.pl-markdown :is(ul,ol){padding-inline-start:1.625rem}.pl-page :is(.pl-markdown,.pl-html) :is(h1,h2,h3,h4,h5,h6){line-height:1.3;margin:1.75rem 0 .625rem;letter-spacing:-.006em;text-wrap:balance;scroll-margin-top:1rem}.pl-page :is(.pl-markdown,.pl-html)>:is(h1,h2,h3,h4,h5,h6){&:first-child{margin-top:.25rem}&:last-child{margin-bottom:0}}.pl-page .pl-cell>.pl-markdown>:is(h1,h2):first-child{margin-top:1rem}.pl-cell:has(>.pl-markdown>:is(h1,h2,h3,h4,h5,h6):last-child){margin-bottom:.625rem;+.pl-cell{margin-top:.625rem}}.pl-markdown h1{font-size:1.75rem}.pl-markdown h2{font-size:1.375rem;padding-bottom:.25rem;border-bottom:1px solid var(--pl-line)}.pl-markdown h3{font-size:1.1875rem}.pl-markdown h4{font-size:1rem}.pl-markdown :is(h5,h6){font-size:.9375rem;color:var(--pl-ink-soft)}.pl-markdown blockquote{margin-inline:0;padding-inline-start:1rem;border-inline-start:3px solid var(--pl-line-strong);color:var(--pl-ink-soft)}.pl-markdown hr{border:0;border-top:1px solid var(--pl-line-strong);margin-block:1.75rem}:is(.pl-markdown,.pl-html) :is(code,kbd,samp,tt){font:.875em var(--pl-mono)}.pl-markdown :not(pre)>code{padding:.1em .3em;border-radius:4px;background:var(--pl-paper-soft);border:1px solid var(--pl-line);overflow-wrap:anywhere}.pl-markdown kbd{padding:.05em .4em;border:1px solid var(--pl-line-strong);border-bottom-width:2px;border-radius:4px}.pl-markdown pre{padding:.625rem .875rem;overflow-x:auto;border-radius:var(--pl-radius);background:var(--pl-paper-soft);border:1px solid var(--pl-line);font:.8438rem / 1.55 var(--pl-mono)}.pl-markdown pre code{font:inherit}.pl-markdown mark{background:light-dark(#fff0a8,#5c4c0d);color:inherit}.pl-page .pl-anchor{margin-inline-start:.35em;font-weight:400;text-decoration:none;opacity:0}:is(h1,h2,h3,h4,h5,h6):hover>.pl-anchor,.pl-anchor:focus-visible{opacity:.7}.pl-alert{margin-block:.875rem;padding:.5rem 1rem;border-inline-start:4px solid var(--pl-accent);background:var(--pl-busy-soft);border-radius:0 var(--pl-radius) var(--pl-radius) 0}.pl-alert>:first-child{margin-top:0}.pl-alert>:last-child{margin-bottom:0}.pl-alert-title{font-weight:600}.pl-alert-warning,.pl-alert-important{border-color:var(--pl-warn);background:var(--pl-warn-soft)}.pl-alert-caution{border-color:var(--pl-bad);background:var(--pl-bad-soft)}.pl-alert-tip{border-color:var(--pl-good);background:var(--pl-good-soft)}.pl-task{display:inline-block;position:relative;width:.9em;height:.9em;margin-inline:-1.4em .5em;border:1.5px solid var(--pl-line-strong);border-radius:3px;vertical-align:-.075em}.pl-task-done{border-color:var(--pl-accent);background:var(--pl-accent)}.pl-task-done:after{content:\"\";position:absolute;inset:8% 30% 22%;border:solid var(--pl-paper);border-width:0 .14em .14em 0;rotate:40deg}li:has(>.pl-task,>p>.pl-task){list-style:none}.pl-page a .pl-image-missing{color:inherit;text-decoration:inherit}.pl-image-missing{display:inline-block;padding:.125rem .5rem;border:1px dashed var(--pl-line-strong);border-radius:4px;color:var(--pl-ink-soft);font-size:.875em;overflow-wrap:anywhere}",
  // report/table.css
  ".pl-html{overflow-x:auto}.pl-table-wrap{overflow-x:auto;margin-block:.75rem}:is(.pl-markdown,.pl-html) table{border-collapse:collapse;font-size:.875rem;line-height:1.45;font-variant-numeric:tabular-nums;margin-block:.375rem}:is(.pl-markdown,.pl-html) table{border:0}:is(.pl-markdown,.pl-html) :is(th,td){padding:.3125rem .75rem;border:0;border-bottom:1px solid var(--pl-line);vertical-align:top}.pl-html td{white-space:pre-line}:is(.pl-markdown,.pl-html) th{font-weight:600;text-align:start}:is(.pl-markdown,.pl-html) thead th{border-bottom:1px solid var(--pl-line-strong);vertical-align:bottom}:is(.pl-markdown,.pl-html) tbody tr:hover{background:var(--pl-hover)}.pl-html table.dataframe :is(th,td){text-align:end}.pl-html table.dataframe td{max-width:32rem}:is(.pl-markdown,.pl-html) caption{caption-side:top;text-align:start;font-weight:600;padding-block:.25rem}.pl-html :is(th,td).num{text-align:end}.pl-html td.null{color:var(--pl-ink-soft)}.pl-html .check-passed{color:var(--pl-good)}.pl-html :is(.check-failed,.check-error){color:var(--pl-bad);font-weight:600}.pl-html .check-warning{color:var(--pl-warn);font-weight:600}",
  // report/tokens.css
  ":where(.pl-page){--pl-ink: light-dark(#1c2128, #e3e7ec);--pl-ink-soft: light-dark(#59636e, #9aa4b0);--pl-paper: light-dark(#ffffff, #14171c);--pl-paper-soft: light-dark(#f5f7f9, #1b2027);--pl-line: light-dark(#dfe4ea, #2e3540);--pl-line-strong: light-dark(#c2cad3, #465060);--pl-accent: light-dark(#0b5cad, #7cb7f5);--pl-good: light-dark(#116932, #63d18b);--pl-good-soft: light-dark(#e2f5e8, #14301f);--pl-bad: light-dark(#b3211b, #ff9089);--pl-bad-soft: light-dark(#fdeeed, #351a1a);--pl-warn: light-dark(#7a4b00, #f0bf6a);--pl-warn-soft: light-dark(#fff6e0, #322611);--pl-busy-soft: light-dark(#e4f0fc, #16283b);--pl-hover: light-dark(#eef4fb, #212a35);--pl-prose: system-ui, -apple-system, \"Segoe UI\", Roboto, \"Noto Sans\", \"Helvetica Neue\", Arial, \"Noto Sans CJK SC\", \"PingFang SC\", \"Microsoft YaHei\", sans-serif;--pl-mono: ui-monospace, SFMono-Regular, \"SF Mono\", Menlo, Consolas, \"DejaVu Sans Mono\", \"Noto Sans Mono CJK SC\", monospace;--pl-width: 56rem;--pl-gutter: 3.25rem;--pl-radius: 6px}",
  // report/widgets.css
  ".pl-widget{font-size:.9375rem;--pl-tone: var(--pl-accent);--pl-tint: transparent;& p.pl-note{margin:0}}.pl-widget-box{display:flex;flex-direction:column;gap:.375rem .75rem;background:var(--pl-tint)}.pl-widget-row{flex-flow:row wrap;align-items:center}.pl-widget-grid{display:grid}.pl-widget-box>*{min-width:0;max-width:100%}.pl-widget-field{display:flex;flex-wrap:wrap;align-items:baseline;gap:.25rem .625rem;overflow-wrap:anywhere}.pl-widget-ink{color:light-dark(oklch(from var(--pl-fg) min(l,.52) c h),oklch(from var(--pl-fg) max(l,.76) c h))}.pl-widget-label{color:var(--pl-ink-soft)}.pl-widget-box:not(.pl-widget-row)>*>.pl-widget-label{min-width:6rem}.pl-widget-wide{width:22rem;max-width:100%;flex-wrap:nowrap;align-items:center}.pl-widget-row>.pl-widget-wide:not([style*=width]){flex:1 1 8rem;max-width:22rem}:is(.pl-widget-bar,.pl-widget-track){flex:1 1 0;min-width:1rem;height:1rem;border:1px solid var(--pl-line-strong);border-radius:4px;overflow:hidden;>span{display:block;height:100%;background:var(--pl-tone)}}.pl-widget-track{height:.5rem;>span{border-inline-end:4px solid var(--pl-ink)}}.pl-widget-bar:is(.pl-widget-danger,.pl-widget-unknown)>span{background-image:repeating-linear-gradient(135deg,#fff4 0 4px,#0003 4px 8px)}.pl-widget-row:has(>*>:is(.pl-widget-text,.pl-html)) .pl-widget-share{display:none}:is(.pl-widget-info,.pl-widget-primary){--pl-tint: var(--pl-busy-soft)}.pl-widget-success{--pl-tone: var(--pl-good);--pl-tint: var(--pl-good-soft)}.pl-widget-warning{--pl-tone: var(--pl-warn);--pl-tint: var(--pl-warn-soft)}.pl-widget-danger{--pl-tone: var(--pl-bad);--pl-tint: var(--pl-bad-soft)}.pl-widget-value{min-width:8rem;min-height:calc(1lh + 2px);padding-inline:.5rem;border:1px solid var(--pl-line-strong);border-radius:4px;white-space:pre-wrap}.pl-widget-chip{display:inline-block;padding-inline:.625rem;border:1px solid var(--pl-line-strong);border-radius:4px;background:var(--pl-tint);.pl-widget-box>&{align-self:start;text-align:center}}.pl-widget-on{border-color:var(--pl-tone);font-weight:600}.pl-widget-mark{margin-inline-end:.375rem}.pl-widget-options{margin:0;padding:0;list-style:none}.pl-widget-swatch{display:inline-block;width:.875em;height:.875em;margin-inline-end:.375rem;border:1px solid var(--pl-line-strong);vertical-align:-.1em}.pl-widget-pane{border:1px solid var(--pl-line-strong);border-radius:var(--pl-radius);+&{margin-top:.25rem}>summary{padding:.125rem .75rem;font-weight:600}>div{padding:.5rem .75rem}}.pl-widget-media>img{background:#fff;border-radius:4px}",
]

/** How pages look: stretches of a style sheet, in the order of the cascade. */
export const htmlThemes: Readonly<Record<ThemeName, readonly HtmlStyle[]>> = {
  lab: [
    { css: css[24]! },
    { for: "document", css: css[12]! },
    { for: "fragment", css: css[14]! },
    { css: css[20]! },
    { css: css[15]! },
    { for: "contents", css: css[11]! },
    { css: css[9]! },
    { for: "index", css: css[16]! },
    { for: "prose", css: css[22]! },
    { for: "prose", css: css[23]! },
    { css: css[19]! },
    { for: "widgets", css: css[25]! },
    { for: "json", css: css[17]! },
    { for: "code", css: css[10]! },
    { for: "ansi", css: css[8]! },
    { for: "math", css: css[18]! },
    { for: "embedded", css: css[13]! },
    { css: css[21]! },
    { css: css[1]! },
    { for: "prose", css: css[2]! },
    { for: "code", css: css[0]! },
  ],
  paper: [
    { css: css[7]! },
    { for: "document", css: css[12]! },
    { for: "fragment", css: css[14]! },
    { css: css[20]! },
    { css: css[15]! },
    { for: "contents", css: css[11]! },
    { css: css[9]! },
    { for: "index", css: css[16]! },
    { for: "prose", css: css[22]! },
    { for: "prose", css: css[23]! },
    { css: css[19]! },
    { for: "widgets", css: css[25]! },
    { for: "json", css: css[17]! },
    { for: "code", css: css[10]! },
    { for: "ansi", css: css[8]! },
    { for: "math", css: css[18]! },
    { for: "embedded", css: css[13]! },
    { css: css[21]! },
    { css: css[5]! },
    { for: "document", css: css[4]! },
    { for: "prose", css: css[6]! },
    { for: "code", css: css[3]! },
  ],
  report: [
    { css: css[24]! },
    { for: "document", css: css[12]! },
    { for: "fragment", css: css[14]! },
    { css: css[20]! },
    { css: css[15]! },
    { for: "contents", css: css[11]! },
    { css: css[9]! },
    { for: "index", css: css[16]! },
    { for: "prose", css: css[22]! },
    { for: "prose", css: css[23]! },
    { css: css[19]! },
    { for: "widgets", css: css[25]! },
    { for: "json", css: css[17]! },
    { for: "code", css: css[10]! },
    { for: "ansi", css: css[8]! },
    { for: "math", css: css[18]! },
    { for: "embedded", css: css[13]! },
    { css: css[21]! },
  ],
}
