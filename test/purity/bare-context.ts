import { pathToFileURL } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { repositoryPath } from '../support/shared.ts'

const FOLDER = repositoryPath('node_modules/.cache/platen/browser-test')

/** The core and the sources as a browser would load them: the package's modules for browsers as one script, no Node. */
export async function bundleCore(): Promise<string> {
  const { buildBrowser } = (await import(pathToFileURL(repositoryPath('esbuild.config.mjs')).href)) as {
    buildBrowser(outdir: string): Promise<unknown>
  }
  await buildBrowser(FOLDER)
  const result = await build({
    stdin: {
      contents: `export * from './index.js'; export * as sources from './sources.js'`,
      resolveDir: FOLDER,
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'platen',
    platform: 'browser',
    target: 'es2023',
    logLevel: 'silent',
  })
  return result.outputFiles[0]!.text
}

// Whatever differs from run to run, from place to place or from host to host throws when it is touched.
const TRAPS = `
  const trap = (name) => () => { throw new Error(name + ' is not for the core') }
  Math.random = trap('Math.random')
  const RealDate = Date
  Date = new Proxy(RealDate, {
    construct: (target, args) => args.length === 0 ? trap('new Date()')() : Reflect.construct(target, args),
    apply: trap('Date()'),
  })
  RealDate.now = trap('Date.now')
  RealDate.prototype.constructor = Date
  for (const name of Object.getOwnPropertyNames(RealDate.prototype))
    if (/^(get(?!UTC|Time$)|set(?!UTC|Time$)|toLocale|toString$|toDateString$|toTimeString$)/.test(name))
      RealDate.prototype[name] = trap('Date.' + name)
  for (const type of [String, Number, BigInt, Array, Object])
    for (const name of Object.getOwnPropertyNames(type.prototype))
      if (/^toLocale|^localeCompare$/.test(name)) type.prototype[name] = trap(type.name + '.' + name)
  for (const name of ['Intl', 'console', 'WebAssembly', 'SharedArrayBuffer', 'WeakRef', 'FinalizationRegistry'])
    Object.defineProperty(globalThis, name, { get: trap(name) })
`

/**
 * Runs a script in a context that has the language's own objects, TextEncoder, TextDecoder and URL, and nothing
 * else: no process, Buffer, timers, console or eval.
 *
 * @returns the value of `expression` after it.
 */
export function runBare(script: string, expression: string): unknown {
  const context = createContext(
    { TextEncoder, TextDecoder, URL },
    { codeGeneration: { strings: false, wasm: false } },
  )
  runInContext(`{${TRAPS}}`, context)
  runInContext(script, context, { filename: 'platen.js' })
  return runInContext(expression, context)
}
