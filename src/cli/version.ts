declare const __PLATEN_VERSION__: string | undefined

/** The package's version, put in when the program is built. */
export const VERSION = typeof __PLATEN_VERSION__ === 'string' ? __PLATEN_VERSION__ : 'development'
