import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { repositoryPath } from '../support/shared.ts'
import { createWorkshop, notebookThatPrints, type Workshop } from './support.ts'

const input = (name: string, file: string) => readFileSync(repositoryPath('fixtures', name, file), 'utf8')

describe('what an input is', () => {
  let workshop: Workshop
  const read = (name: string) => readFileSync(join(workshop.folder, name), 'utf8')
  beforeAll(async () => {
    workshop = await createWorkshop()
  })
  afterAll(() => workshop.remove())

  test('is recognised and said, also of notebooks with a run in their metadata', async () => {
    workshop.file('forecast.ipynb', input('papermill-failed', 'input.json'))
    workshop.file('churn.ipynb', input('databricks-ipynb', 'input.json'))
    workshop.file('task.log', input('airflow-log-failed', 'input.log'))
    workshop.file('late.html', input('databricks-html-failed', 'input.html'))
    workshop.file('kernel.jsonl', input('iopub-lines', 'input.jsonl'))
    const names = ['forecast.ipynb', 'churn.ipynb', 'task.log', 'late.html', 'kernel.jsonl']
    const { code, stderr } = await workshop.run(['export', ...names, '--out-dir', 'out'])
    expect(code).toBe(0)
    expect(stderr).toContain('forecast.ipynb: recognised as Papermill')
    expect(stderr).toContain('churn.ipynb: recognised as Databricks')
    expect(stderr).toContain('task.log: recognised as Apache Airflow')
    expect(stderr).toContain('late.html: recognised as Databricks')
    expect(stderr).toContain('kernel.jsonl: recognised as Jupyter messages')
    for (const name of ['forecast', 'churn', 'task', 'late'])
      expect(read(`out/${name}.html`)).toContain('1 error')
    expect(read('out/forecast.html')).toContain('According to the notebook file.')
  })

  test('is what --from says', async () => {
    workshop.file('forecast.ipynb', input('papermill-failed', 'input.json'))
    const plain = await workshop.run(['export', 'forecast.ipynb', '--from', 'jupyter', '-o', 'plain.html'])
    expect(plain.code).toBe(0)
    expect(plain.stderr).not.toContain('recognised')
    expect(read('plain.html')).not.toContain('According to the notebook file.')
    workshop.file('x.ipynb', notebookThatPrints('x'))
    const wrong = await workshop.run(['export', 'x.ipynb', '--from', 'papermill'])
    expect(wrong.code).toBe(1)
    expect(wrong.stderr).toContain('NOT_A_NOTEBOOK')
  })

  test('a notebook Papermill ran is validated as the notebook it is', async () => {
    workshop.file('forecast.ipynb', input('papermill-success', 'input.json'))
    const { code, stdout } = await workshop.run(['validate', 'forecast.ipynb'])
    expect(code).toBe(0)
    expect(stdout).toContain('notebook, nbformat 4.5')
  })
})
