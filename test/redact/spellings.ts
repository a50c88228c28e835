import fc from 'fast-check'

type Spelling = (secret: string) => string

const each =
  (spell: (character: string) => string): Spelling =>
  (secret) =>
    [...secret].map(spell).join('')
const hex = (character: string, length: number) =>
  character.codePointAt(0)!.toString(16).padStart(length, '0')

/** How a secret may be written down on its way into an output. */
export const spellings: Readonly<Record<string, Spelling>> = {
  plain: (secret) => secret,
  JSON: (secret) => JSON.stringify(secret).slice(1, -1),
  'JSON in JSON': (secret) => JSON.stringify(JSON.stringify(secret)).slice(3, -3),
  'JSON, all escaped': each((character) =>
    Array.from(
      { length: character.length },
      (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
    ).join(''),
  ),
  'Python bytes': each((character) => (character < '\u0080' ? `\\x${hex(character, 2)}` : character)),
  HTML: (secret) =>
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  'HTML, decimal': each((character) => `&#${character.codePointAt(0)};`),
  'HTML, hexadecimal': each((character) => `&#x${hex(character, 1)};`),
  URL: (secret) => encodeURIComponent(secret),
  'URL, all escaped': (secret) =>
    [...new TextEncoder().encode(secret)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  'URL in HTML in JSON': (secret) => JSON.stringify(`&quot;${encodeURIComponent(secret)}&quot;`).slice(1, -1),
  Markdown: (secret) => secret.replace(/[!-/:-@[-`{-~]/g, '\\$&'),
  'ANSI colours': each((character) => `\u001b[31m${character}\u001b[0m`),
  base64: (secret) => Buffer.from(secret).toString('base64'),
  'base64 of more': (secret) => Buffer.from(`user:${secret}\n`).toString('base64'),
  'base64 for URLs': (secret) => Buffer.from(`${secret}?`).toString('base64url'),
  hexadecimal: (secret) => Buffer.from(secret).toString('hex'),
  'in backspaces': (secret) => `${secret.slice(0, 3)}xy\b\b${secret.slice(3)}`,
}

/** A secret of some length, with characters that all formats have their own spelling of. */
export const anySecret: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...'abcdefXYZ0123456789-_.!@#$%^&*()+=/\\"\'<>:;,?é😀'), {
    minLength: 8,
    maxLength: 20,
  })
  .map((characters) => `Q${characters.join('')}7`)
