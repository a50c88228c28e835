import { dirname, join, resolve, sep } from 'node:path'

/** An input and what its outputs are called, without their ending. */
export interface NamedInput {
  readonly path: string
  readonly stem: string
}

/**
 * What the outputs of each input are called in one folder, without their ending: the input's own name. Where several
 * inputs have one name (upper and lower case count as one), each of them keeps the folders below the one that they
 * have in common: `2024/q1/a.ipynb` and `2025/q1/a.ipynb` give `2024/q1/a` and `2025/q1/a`. Inputs of one name and
 * one folder are left alike.
 */
export function outputNames(inputs: readonly NamedInput[]): readonly string[] {
  const groups = new Map<string, NamedInput[]>()
  for (const input of inputs) {
    const key = input.stem.normalize('NFC').toLowerCase()
    groups.set(key, [...(groups.get(key) ?? []), input])
  }
  const common = new Map([...groups].map(([key, group]) => [key, commonLength(group.map(foldersOf))]))
  return inputs.map((input) => {
    const key = input.stem.normalize('NFC').toLowerCase()
    return join(...foldersOf(input).slice(common.get(key)), input.stem)
  })
}

function foldersOf({ path }: NamedInput): readonly string[] {
  const [root = '', ...folders] = dirname(resolve(path)).split(sep)
  // A Windows drive cannot be in the middle of a path.
  return [root.replace(':', ''), ...folders.filter((folder) => folder !== '')]
}

function commonLength([first = [], ...others]: readonly (readonly string[])[]): number {
  return others.reduce((length, folders) => {
    const end = first.slice(0, length).findIndex((folder, at) => folder !== folders[at])
    return end < 0 ? length : end
  }, first.length)
}
