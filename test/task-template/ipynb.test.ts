import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fromIpynb, PlatenError, toHtml, toIpynb, validateNotebook } from '../../src/index.ts'
import { huaweiDrsTaskDefinition } from '../../src/sources/index.ts'
import {
  fromTaskTemplate,
  type TaskDefinition,
  toTaskTemplate,
  validateTaskTemplate,
} from '../../src/task-template/index.ts'
import { repositoryPath } from '../support/shared.ts'
import { everything, script, settingsOnly } from './examples.ts'

function errorOf(run: () => unknown): PlatenError {
  try {
    run()
  } catch (error) {
    if (error instanceof PlatenError) return error
    throw error
  }
  throw new Error('accepted')
}

/** What a definition is once its outputs and secrets are gone. */
function canonical(task: TaskDefinition): TaskDefinition {
  return fromTaskTemplate(toTaskTemplate(task))
}

describe('a template as .ipynb', () => {
  it.each([
    ['everything', everything],
    ['a script', script],
    ['settings only', settingsOnly],
  ])('gives %s back', (_, task) => {
    const text = toIpynb(toTaskTemplate(task))
    expect(validateNotebook(text).valid).toBe(true)
    expect(validateTaskTemplate(text)).toEqual({ valid: true, violations: [] })
    const back = fromTaskTemplate(text)
    expect(back).toEqual(canonical(task))
    expect(toIpynb(toTaskTemplate(back))).toBe(text)
  })

  it('has nothing of a run in it, and no secret', () => {
    const text = toIpynb(toTaskTemplate(everything))
    for (const gone of ['48210', 'hunter2', 's3cr3t', '3.13.1']) expect(text).not.toContain(gone)
    const { parameters, settings } = fromTaskTemplate(text)
    expect(parameters?.find(({ name }) => name === 'warehouse_password')).toEqual({
      name: 'warehouse_password',
      type: 'string',
      secret: true,
    })
    expect(settings?.find(({ name }) => name === 'db_password')).toMatchObject({ value: null, secret: true })
  })

  it('keeps all else as it was', () => {
    const { code, parameters, settings, ...rest } = canonical(everything)
    expect(rest).toEqual({
      version: 1,
      name: everything.name,
      description: everything.description,
      system: everything.system,
      schedule: everything.schedule,
    })
    const plain = everything.parameters?.filter(({ name }) => name !== 'warehouse_password')
    expect(parameters?.filter(({ secret }) => !secret)).toEqual(plain)
    expect(settings?.filter(({ secret }) => !secret)).toEqual(
      everything.settings?.filter(({ name }) => name !== 'db_password'),
    )
    if (code?.kind !== 'notebook' || everything.code?.kind !== 'notebook') throw new Error('no notebook')
    expect(code.notebook.cells.map(({ id, source }) => [id, source])).toEqual(
      everything.code.notebook.cells.map(({ id, source }) => [id, source]),
    )
  })

  it('puts the parameters where Papermill looks for them', () => {
    const { cells } = toTaskTemplate(everything)
    const tagged = cells.filter(
      ({ metadata }) => Array.isArray(metadata.tags) && metadata.tags.includes('parameters'),
    )
    expect(tagged).toHaveLength(1)
    expect(tagged[0]?.source.split('\n').slice(0, 2)).toEqual([
      'day = "2026-11-19"  # string: Which day; required',
      'shops = [1, {"a": None}, "\\""]  # json',
    ])
    expect(toTaskTemplate(script).cells.map(({ id }) => id)).toEqual(['template', 'parameters', 'script'])
  })

  it('can be read as a report, whatever is in it', () => {
    const html = toHtml(toTaskTemplate(everything))
    expect(html).toContain('Nightly | &lt;orders&gt;')
    expect(html).toContain('Every night; *all* shops.')
  })

  it('names every field that is wrong by its pointer', () => {
    const broken = JSON.parse(toIpynb(toTaskTemplate(everything))) as {
      metadata: { platen: { taskTemplate: Record<string, unknown> } }
    }
    broken.metadata.platen.taskTemplate = {
      version: 2,
      name: ' ',
      extra: 1,
      parameters: [
        { name: 'a', type: 'strng' },
        { name: 'b', type: 'integer', default: 1.5 },
        7,
        { name: 'a', type: 'json' },
      ],
      schedule: { cron: 'every day', timezone: '../x', start: 'tomorrow', paused: 'no' },
      settings: [{ section: 'x', name: 'y' }],
      code: { kind: 'program' },
    }
    const { valid, violations } = validateTaskTemplate(JSON.stringify(broken))
    expect(valid).toBe(false)
    const at = '/metadata/platen/taskTemplate'
    expect(violations.map(({ pointer }) => pointer)).toEqual([
      `${at}/extra`,
      `${at}/version`,
      `${at}/name`,
      `${at}/parameters/0/type`,
      `${at}/parameters/1/default`,
      `${at}/parameters/2`,
      `${at}/parameters/3/name`,
      `${at}/schedule/paused`,
      `${at}/schedule/cron`,
      `${at}/schedule/timezone`,
      `${at}/schedule/start`,
      `${at}/settings/0/value`,
      `${at}/code/kind`,
    ])
    const error = errorOf(() => fromTaskTemplate(JSON.stringify(broken)))
    expect(error).toMatchObject({ code: 'INVALID_TASK_TEMPLATE', pointer: `${at}/extra` })
    for (const { pointer } of violations) expect(error.message).toContain(pointer)
  })

  it('says so where the parameters’ cell was changed instead of the parameters', () => {
    const notebook = toTaskTemplate(script)
    const cells = notebook.cells.map((cell) =>
      cell.id === 'parameters' ? { ...cell, source: 'days = 30' } : cell,
    )
    expect(validateTaskTemplate({ ...notebook, cells }).violations).toMatchObject([
      { pointer: '/cells/1/source' },
    ])
    const split = [...notebook.cells, { ...notebook.cells[2]!, id: 'more' }]
    expect(validateTaskTemplate({ ...notebook, cells: split }).violations).toMatchObject([
      { pointer: '/cells' },
    ])
  })

  it('is no template without the definition, and no definition with a slip in it', () => {
    const plain = fromIpynb('{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}')
    expect(errorOf(() => fromTaskTemplate(plain)).message).toContain('/metadata/platen/taskTemplate')
    expect(errorOf(() => fromTaskTemplate('{}')).code).toBe('NOT_A_NOTEBOOK')
    const wrong = {
      ...settingsOnly,
      name: '',
      parameters: [{ name: 'a', type: 'text' }],
    } as unknown as TaskDefinition
    expect(errorOf(() => toTaskTemplate(wrong)).message).toMatch(/\/name.*\/parameters\/0\/type/)
  })

  it('comes from a task of DRS', () => {
    const payload = readFileSync(repositoryPath('fixtures', 'huawei-drs-task', 'input.json'))
    const task = huaweiDrsTaskDefinition(payload)
    expect(task).toMatchObject({
      name: 'DRS-orders-to-dws',
      system: 'huawei-drs',
      schedule: { start: '2026-11-19T23:00:00.000Z' },
    })
    expect(task.settings).toContainEqual({ section: 'source', name: 'endpoint.ip', value: '192.0.2.41' })
    expect(task.parameters).toContainEqual({ name: 'engine_type', type: 'string', default: 'mysql-to-mysql' })
    expect(canonical(task)).toEqual(task)
  })
})

it('keeps the paragraphs of a description in the cell that people read', () => {
  const [cell] = toTaskTemplate({
    version: 1,
    name: 'T',
    description: 'One\nline.\n\nTwo.\r\n \r\n# Three',
  }).cells
  expect(cell?.source).toContain('One line\\.\n\nTwo\\.\n\n\\# Three')
})
