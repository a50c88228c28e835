// The one script of a report. Without it everything can be read; it adds the theme toggle and copy buttons, opens
// what is folded for printing, and links from within a frame in new windows. But for these links it acts on
// nothing but our own `pl-` classes, which content cannot have. It must work where the page has an opaque origin:
// `localStorage` throws there.
;(() => {
  const root = document.documentElement
  // In the page's language; see write/html/script-words.ts.
  const words = JSON.parse(document.body.dataset.words)
  const toggle = document.querySelector('.pl-theme-toggle')
  if (toggle) {
    const system = matchMedia('(prefers-color-scheme: dark)')
    const isDark = () => (root.dataset.theme === 'auto' ? system.matches : root.dataset.theme === 'dark')
    const label = () => {
      toggle.textContent = isDark() ? words.lightMode : words.darkMode
    }
    toggle.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'light' : 'dark'
      label()
    })
    system.addEventListener('change', label)
    label()
    toggle.hidden = false
  }

  for (const block of document.querySelectorAll('.pl-input .pl-code')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'pl-copy'
    button.textContent = words.copy
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(block.textContent)
        button.textContent = words.copied
      } catch {
        // No permission (in a frame, say): the old way, for which it has to be selected. Where that is refused,
        // too, one key press copies it.
        getSelection().selectAllChildren(block)
        button.textContent = document.execCommand('copy') ? words.copied : words.selected
      }
      setTimeout(() => {
        button.textContent = words.copy
      }, 2000)
    })
    block.parentElement.append(button)
  }

  // In a frame a link would put another site where the reader expects the report.
  if (parent !== window) {
    for (const link of document.querySelectorAll('a[href^="http" i]')) link.target = '_blank'
  }

  let folded = []
  addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll('details:not([open])')]
    for (const details of folded) details.open = true
  })
  addEventListener('afterprint', () => {
    for (const details of folded) details.open = false
  })
})()
