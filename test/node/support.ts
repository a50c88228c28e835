import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'esbuild'
import { repositoryPath } from '../support/shared.ts'

/** Bundles `writeFileAtomic` for child processes, which know no TypeScript. */
export async function bundleWriter(folder: string): Promise<string> {
  const outfile = join(folder, 'writer.mjs')
  await build({
    entryPoints: [repositoryPath('src/node/write-file-atomic.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  })
  return outfile
}

/** Starts a module given as text, with `writeFileAtomic`. */
export function startModule(bundle: string, code: string, args: readonly string[] = []): ChildProcess {
  const text = `import { writeFileAtomic } from ${JSON.stringify(bundle)}\n${code}`
  return spawn(process.execPath, ['--input-type=module', '-e', text, '--', ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

/** Waits for something a child does; a child that ends without it is an error. */
export async function waitFor(child: ChildProcess, done: () => boolean): Promise<void> {
  while (!done()) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the child has ended: ${child.exitCode ?? child.signalCode}`)
    await sleep(1)
  }
}

/** A shell that may mount: in a namespace of its own, so that nothing of it stays. */
const SHELL = ['unshare', ...(process.getuid?.() === 0 ? [] : ['-r']), '-m', 'bash', '-euc']

function shell(script: string, environment: NodeJS.ProcessEnv) {
  const [command = '', ...args] = SHELL
  return spawnSync(command, [...args, script], { encoding: 'utf8', env: { ...process.env, ...environment } })
}

/** Runs a shell script that mounts, and gives what it printed. */
export function inNamespace(script: string, environment: NodeJS.ProcessEnv = {}): string {
  const { status, stdout, stderr } = shell(script, environment)
  if (status !== 0) throw new Error(`exit code ${status}\n${stdout}\n${stderr}`)
  return stdout
}

/** Whether {@link inNamespace} can mount. */
export const MOUNT = {
  what: 'mount namespace',
  present: shell('mount -t tmpfs tmpfs /mnt', {}).status === 0,
}

/** An error as the system gives it. */
export function systemError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: made up`), { code })
}

type PromiseFunction = 'open' | 'rename' | 'readlink'

/** Replaces a function of node:fs/promises, for all who import it, until the result is called. */
export function replaceFs<K extends PromiseFunction>(
  name: K,
  make: (real: (typeof fs.promises)[K]) => (typeof fs.promises)[K],
): () => void {
  const real = fs.promises[name]
  Object.assign(fs.promises, { [name]: make(real) })
  syncBuiltinESMExports()
  return () => {
    Object.assign(fs.promises, { [name]: real })
    syncBuiltinESMExports()
  }
}
