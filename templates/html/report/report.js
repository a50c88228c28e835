// The one script of a report. Without it everything can be read; it adds the theme toggle and copy buttons and
// opens what is folded for printing. It acts on nothing but our own `pl-` classes, which content cannot have.
;(() => {
  const root = document.documentElement
  const toggle = document.querySelector('.pl-theme-toggle')
  if (toggle) {
    const system = matchMedia('(prefers-color-scheme: dark)')
    const isDark = () => (root.dataset.theme === 'auto' ? system.matches : root.dataset.theme === 'dark')
    const label = () => {
      toggle.textContent = isDark() ? 'Light mode' : 'Dark mode'
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
    button.textContent = 'Copy'
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(block.textContent)
        button.textContent = 'Copied'
      } catch {
        // No permission (a sandboxed frame, say): select it, so that one key press copies it.
        getSelection().selectAllChildren(block)
        button.textContent = 'Selected'
      }
      setTimeout(() => {
        button.textContent = 'Copy'
      }, 2000)
    })
    block.parentElement.append(button)
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
