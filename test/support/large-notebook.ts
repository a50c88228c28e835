import { closeSync, openSync, writeSync } from 'node:fs'

/** What a large notebook is large with. */
export type Shape = 'images' | 'cells'

const BUFFER = 1 << 20

/**
 * Writes a notebook of about `size` bytes, in Jupyter's own bytes, with the metadata behind the cells: few cells
 * with images of several megabytes, or a great many small ones. The same every time.
 */
export function writeLargeNotebook(path: string, shape: Shape, size: number): { readonly cells: number } {
  const file = openSync(path, 'w')
  let written = 0
  let buffered = ''
  const write = (text: string): void => {
    buffered += text
    written += text.length
    if (buffered.length > BUFFER) flush()
  }
  const flush = (): void => {
    writeSync(file, buffered)
    buffered = ''
  }
  const makeCell = shape === 'images' ? imageCell : smallCell
  write('{\n "cells": [')
  let cells = 0
  for (; written < size; cells++) write(`${cells === 0 ? '' : ','}\n${indented(makeCell(cells))}`)
  write(`\n ],\n${METADATA}\n}\n`)
  flush()
  closeSync(file)
  return { cells }
}

const METADATA = ` "metadata": {
  "kernelspec": {
   "display_name": "Python 3",
   "language": "python",
   "name": "python3"
  },
  "language_info": {
   "name": "python"
  }
 },
 "nbformat": 4,
 "nbformat_minor": 5`

function indented(cell: object): string {
  return JSON.stringify(cell, null, 1).replace(/^/gm, '  ')
}

/** Bytes of base64 from a sequence that does not repeat soon. */
function base64(seed: number, length: number): string {
  const bytes = Buffer.alloc((length / 4) * 3)
  let state = (seed + 1) * 2654435761
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    bytes.writeUInt32LE(state, at)
  }
  return bytes.toString('base64')
}

function imageCell(index: number): object {
  return {
    cell_type: 'code',
    execution_count: index + 1,
    id: uuid(index),
    metadata: {},
    outputs: [
      {
        data: { 'image/png': base64(index, 4 * 500_000 * (1 + (index % 4))), 'text/plain': '<Figure>' },
        metadata: {},
        output_type: 'display_data',
      },
    ],
    source: ['plot(data)\n', 'show()'],
  }
}

function smallCell(index: number): object {
  if (index % 10 === 0)
    return {
      cell_type: 'markdown',
      id: uuid(index),
      metadata: {},
      source: [`## Step ${index}\n`, '\n', 'What comes next, with *emphasis*, `code` and a formula: $x^2$.'],
    }
  return {
    cell_type: 'code',
    execution_count: index,
    id: uuid(index),
    metadata: { tags: [] },
    outputs: [
      {
        name: 'stdout',
        output_type: 'stream',
        text: [
          `row ${index}: done, and nothing to be seen of it but this line, which goes on for a while, as lines of logs often do\n`,
          `in ${index % 97}.5 s\n`,
        ],
      },
    ],
    source: [
      `value_${index} = compute(${index}, "ä", retries=3, patience=10)  # and once more\n`,
      'print(value)',
    ],
  }
}

function uuid(index: number): string {
  const digits = index.toString(16).padStart(8, '0')
  return `${digits}-0b1f-4c3d-8e5a-1234567890ab`
}
