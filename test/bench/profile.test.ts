import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { sharesOf } from '../../bench/report/profile.ts'
import { repositoryPath } from '../support/shared.ts'

const CODE = repositoryPath('dist')
const at = (functionName: string, path: string) => ({
  functionName,
  url: path === '' ? '' : pathToFileURL(repositoryPath(path)).href,
  lineNumber: 0,
})

test('time in a library counts for the part of ours that called it', () => {
  const { parts, total } = sharesOf(
    {
      nodes: [
        { id: 1, callFrame: at('(root)', ''), children: [2, 6] },
        { id: 2, callFrame: at('toHtml', 'dist/write/html/page.js'), children: [3] },
        { id: 3, callFrame: at('renderMarkdown', 'dist/render/markdown/markdown.js'), children: [4] },
        { id: 4, callFrame: at('lex', 'node_modules/marked/lib/marked.esm.js'), children: [5] },
        { id: 5, callFrame: at('escapeHtml', 'dist/text/escape.js') },
        { id: 6, callFrame: at('(garbage collector)', '') },
      ],
      samples: [2, 3, 4, 5, 6],
      timeDeltas: [1, 2, 4, 8, 16],
    },
    CODE,
  )
  expect(Object.fromEntries(parts)).toEqual({ other: 0, page: 1, markdown: 14, 'garbage collection': 16 })
  expect(total).toBe(31)
})
