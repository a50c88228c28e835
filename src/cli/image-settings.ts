import { statSync } from 'node:fs'
import { type ImageBudget, PlatenError } from '../index.ts'
import { createRemoteImageResolver, type FolderImageOptions, type RemoteImageOptions } from '../node/index.ts'
import type { LimitSettings } from './limit-option.ts'
import type { ParsedArguments } from './option.ts'
import { UsageError } from './usage-error.ts'

/** Where images of the page come from, and what they may weigh. */
export interface ImageSettings {
  /** False: none are read from files. */
  readonly images: FolderImageOptions | false
  /** Undefined: none are fetched. */
  readonly remoteImages: RemoteImageOptions | undefined
  /** Undefined: no limit. */
  readonly budget: ImageBudget | undefined
}

/** @throws UsageError for a host, size or folder that is none */
export function imageSettingsOf(
  { values, flags }: ParsedArguments,
  { imageBytes, imageTotalBytes }: LimitSettings,
): ImageSettings {
  const sizes = {
    ...(imageBytes !== undefined && { maxBytes: imageBytes }),
    ...(imageTotalBytes !== undefined && { maxTotalBytes: imageTotalBytes }),
  }
  const [root] = values.get('image-root') ?? []
  if (root !== undefined && !isFolder(root))
    throw new UsageError(`--image-root ${root}: there is no such folder`)
  const hosts = (values.get('fetch-images') ?? []).flatMap((list) => list.split(','))
  const remote = hosts.length === 0 ? undefined : { hosts, ...sizes }
  if (remote !== undefined) checkHosts(remote)
  const [image] = values.get('max-image') ?? []
  const [all] = values.get('max-images') ?? []
  const budget: ImageBudget = {
    ...(image !== undefined && { maxBytes: bytesIn(image, 'max-image') }),
    ...(all !== undefined && { maxTotalBytes: bytesIn(all, 'max-images') }),
  }
  return {
    images: flags.has('no-images') ? false : { ...(root !== undefined && { root }), ...sizes },
    remoteImages: remote,
    budget: image === undefined && all === undefined ? undefined : budget,
  }
}

/** Names that no file system takes are none, too. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/** Before anything is read. */
function checkHosts(options: RemoteImageOptions): void {
  try {
    createRemoteImageResolver(options)
  } catch (error) {
    if (!(error instanceof PlatenError)) throw error
    throw new UsageError(`--fetch-images: ${error.message.replace(/^hosts has /, '')}`, error.help)
  }
}

const UNITS: Readonly<Record<string, number>> = { '': 1, b: 1, kb: 1_000, mb: 1_000_000, gb: 1_000_000_000 }

function bytesIn(text: string, option: string): number {
  const [, digits, unit = ''] = /^(\d{1,12}(?:\.\d{1,3})?)\s*([kmg]?b?)$/i.exec(text) ?? []
  const factor = UNITS[unit.toLowerCase().replace(/^([kmg])$/, '$1b')]
  if (digits !== undefined && factor !== undefined) return Math.floor(Number(digits) * factor)
  throw new UsageError(`--${option} needs a size, not "${text}"`, `For example --${option} 500KB, or 2MB.`)
}
