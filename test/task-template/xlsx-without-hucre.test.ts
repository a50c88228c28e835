import { zipSync } from 'fflate'
import { expect, test, vi } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import {
  fromTaskTemplateXlsx,
  toTaskTemplateXlsx,
  validateTaskTemplateXlsx,
} from '../../src/task-template/xlsx/index.ts'
import { everything } from './examples.ts'

// As Node says it where the package is not installed.
vi.mock('hucre/xlsx', () => {
  throw Object.assign(new Error("Cannot find package 'hucre'"), { code: 'ERR_MODULE_NOT_FOUND' })
})

/** A workbook as far as it is looked at before the package is needed. */
const workbook = zipSync({ 'xl/workbook.xml': new TextEncoder().encode('<workbook/>') })

test.each([
  ['toTaskTemplateXlsx', () => toTaskTemplateXlsx(everything)],
  ['fromTaskTemplateXlsx', () => fromTaskTemplateXlsx(workbook)],
  ['validateTaskTemplateXlsx', () => validateTaskTemplateXlsx(workbook)],
])('%s says what to install, at the version that is tested', async (_name, use) => {
  await expect(use()).rejects.toMatchObject({
    code: 'PACKAGE_MISSING',
    message: expect.stringContaining('hucre'),
    help: `Run: npm install hucre@${packageJson.peerDependencies.hucre}`,
  })
})
