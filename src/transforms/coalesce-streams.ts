import type { Output, StreamOutput } from '../model/notebook.ts'
import { terminalText } from '../text/terminal.ts'
import { type CellTransform, eachCodeCell } from './cell-transform.ts'
import { mapShared } from './map-cells.ts'

/**
 * Joins adjacent stream outputs of the same name, which are pieces of one text, and leaves of each what a
 * terminal would show (see `terminalText`): a progress bar's last state instead of all of them.
 */
export function coalesceStreams(): CellTransform {
  return eachCodeCell((cell) => {
    const outputs = mapShared(joinAdjacent(cell.outputs), settle)
    return outputs === cell.outputs ? cell : { ...cell, outputs }
  })
}

function joinAdjacent(outputs: readonly Output[]): readonly Output[] {
  const joined: Output[] = []
  for (let i = 0; i < outputs.length; ) {
    const first = outputs[i]!
    const end = first.output_type === 'stream' ? endOfRun(outputs, i, first.name) : i + 1
    joined.push(end - i > 1 ? joinStreams(outputs.slice(i, end) as StreamOutput[]) : first)
    i = end
  }
  return joined.length === outputs.length ? outputs : joined
}

function endOfRun(outputs: readonly Output[], start: number, name: string): number {
  let end = start + 1
  for (; end < outputs.length; end++) {
    const next = outputs[end]!
    if (next.output_type !== 'stream' || next.name !== name) break
  }
  return end
}

function joinStreams(streams: readonly StreamOutput[]): StreamOutput {
  return { ...streams[0]!, text: streams.map(({ text }) => text).join('') }
}

function settle(output: Output): Output {
  if (output.output_type !== 'stream') return output
  const text = terminalText(output.text)
  return text === output.text ? output : { ...output, text }
}
