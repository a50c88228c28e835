import type hljs from 'highlight.js/lib/core'
import bash from 'highlight.js/lib/languages/bash'
import cpp from 'highlight.js/lib/languages/cpp'
import csharp from 'highlight.js/lib/languages/csharp'
import diff from 'highlight.js/lib/languages/diff'
import dockerfile from 'highlight.js/lib/languages/dockerfile'
import go from 'highlight.js/lib/languages/go'
import haskell from 'highlight.js/lib/languages/haskell'
import ini from 'highlight.js/lib/languages/ini'
import java from 'highlight.js/lib/languages/java'
import json from 'highlight.js/lib/languages/json'
import julia from 'highlight.js/lib/languages/julia'
import kotlin from 'highlight.js/lib/languages/kotlin'
import latex from 'highlight.js/lib/languages/latex'
import lua from 'highlight.js/lib/languages/lua'
import makefile from 'highlight.js/lib/languages/makefile'
import markdown from 'highlight.js/lib/languages/markdown'
import matlab from 'highlight.js/lib/languages/matlab'
import r from 'highlight.js/lib/languages/r'
import ruby from 'highlight.js/lib/languages/ruby'
import rust from 'highlight.js/lib/languages/rust'
import scala from 'highlight.js/lib/languages/scala'
import shell from 'highlight.js/lib/languages/shell'
import sql from 'highlight.js/lib/languages/sql'
import xml from 'highlight.js/lib/languages/xml'
import yaml from 'highlight.js/lib/languages/yaml'
import { javascript, typescript } from './javascript.ts'

// By way of the core, because the package's main entry brings declarations of the DOM.
type LanguageFn = Parameters<typeof hljs.registerLanguage>[1]

/** The grammars in the bundle, by highlight.js' own names; Python has scanners of ours. A grammar is compiled when it is first used. */
export const GRAMMARS: Readonly<Record<string, LanguageFn>> = {
  bash,
  cpp,
  csharp,
  diff,
  dockerfile,
  go,
  haskell,
  ini,
  java,
  javascript,
  json,
  julia,
  kotlin,
  latex,
  lua,
  makefile,
  markdown,
  matlab,
  r,
  ruby,
  rust,
  scala,
  shell,
  sql,
  typescript,
  xml,
  yaml,
}

/** What kernels, fences and cell magics call a language → the grammar's name. */
// biome-ignore format: a table reads better in rows
export const ALIASES: Readonly<Record<string, string>> = {
  ipython: 'python', ipython2: 'python', ipython3: 'python', python2: 'python', python3: 'python', py: 'python',
  pyspark: 'python', sage: 'python', cython: 'python', pycon: 'python-repl', ipythonconsole: 'python-repl',
  'c++': 'cpp', 'c++11': 'cpp', 'c++14': 'cpp', 'c++17': 'cpp', cxx: 'cpp', c: 'cpp', h: 'cpp', cuda: 'cpp', 'c#': 'csharp', cs: 'csharp',
  js: 'javascript', jsx: 'javascript', node: 'javascript', mjs: 'javascript', ts: 'typescript', tsx: 'typescript',
  deno: 'typescript', html: 'xml', svg: 'xml', xhtml: 'xml', md: 'markdown', ipythongfm: 'markdown',
  sh: 'bash', zsh: 'bash', console: 'shell', 'shell-session': 'shell', shellsession: 'shell',
  yml: 'yaml', jsonc: 'json', ipynb: 'json', toml: 'ini', cfg: 'ini', conf: 'ini', rb: 'ruby', rs: 'rust', golang: 'go',
  kt: 'kotlin', hs: 'haskell', jl: 'julia', octave: 'matlab', tex: 'latex', docker: 'dockerfile',
  make: 'makefile', rscript: 'r', ir: 'r', mysql: 'sql', postgresql: 'sql', postgres: 'sql', sqlite: 'sql',
  plsql: 'sql', tsql: 'sql', sparksql: 'sql', patch: 'diff',
}
