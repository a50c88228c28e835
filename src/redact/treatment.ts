import type { JsonValue } from '../model/json.ts'
import { isJsonArray, isJsonObject } from '../text/json/kinds.ts'
import { JsonNumber, numberText } from '../text/json/number.ts'
import type { TextRedactor } from './text-redactor.ts'

/** What is done to the strings of a tree: they are masked, or the secrets in them are learned. */
export interface Treatment {
  readonly redactor: TextRedactor
  readonly data: (text: string) => string
  readonly pieces: (list: readonly string[], separator: string) => readonly string[]
  /** A value under a secret name. */
  readonly hidden: (value: JsonValue) => JsonValue
}

export function masking(redactor: TextRedactor): Treatment {
  return {
    redactor,
    data: (text) => redactor.data(text),
    pieces: (list, separator) => redactor.pieces(list, separator),
    hidden(value) {
      if (value === null || value === '' || value === redactor.mask) return value
      redactor.places++
      return redactor.mask
    },
  }
}

export function learning(redactor: TextRedactor): Treatment {
  return {
    redactor,
    data(text) {
      redactor.learnFrom(text)
      return text
    },
    pieces(list, separator) {
      redactor.learnFrom(list.join(separator))
      return list
    },
    hidden(value) {
      learnLeaves(value, redactor)
      return value
    },
  }
}

function learnLeaves(value: JsonValue, redactor: TextRedactor): void {
  const open: JsonValue[] = [value]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string') redactor.learn(next)
    else if (typeof next === 'number' || next instanceof JsonNumber) redactor.learn(numberText(next))
    // Not spread into one call: a list can be longer than a call takes arguments.
    else if (isJsonArray(next) || isJsonObject(next))
      for (const child of Object.values(next)) if (child !== undefined) open.push(child)
  }
}
