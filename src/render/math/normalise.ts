// What notebooks hold and Temml does not take, in words it does.

const REWRITES: readonly (readonly [RegExp, string])[] = [
  // Loads an extension of MathJax; all of what it would load is there.
  [/\\require\s*\{[^{}]*\}/g, ''],
  [/\\begin\{eqnarray(\*?)\}/g, '\\begin{array}{rcl}'],
  [/\\end\{eqnarray(\*?)\}/g, '\\end{array}'],
  [/\\mathds\b/g, '\\mathbb'],
  // The targets of references are in the page's ids, which belong to us: a reference is its name.
  [/\\label\s*\{[^{}]*\}/g, ''],
  [/\\(?:eq)?ref\s*\{([^{}]*)\}/g, '\\text{($1)}'],
]

export function normalise(tex: string): string {
  if (!tex.includes('\\')) return tex
  let out = tex
  for (const [pattern, replacement] of REWRITES) out = out.replace(pattern, replacement)
  return out
}
