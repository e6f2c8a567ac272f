// Copies the lasting address of the page; where the browser does not let a
// script do that, shows it ready to be copied by hand.
(() => {
  'use strict'

  const share = document.querySelector('.share')
  if (!share) return
  const address = new URL(share.dataset.address, window.location.href).href

  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'plain-button'
  button.textContent = 'Copy the address of this page'
  const said = document.createElement('span')
  said.className = 'share__said'
  said.setAttribute('role', 'status')

  const show = () => {
    if (share.querySelector('input')) return
    const field = document.createElement('input')
    field.className = 'govuk-input share__address'
    field.readOnly = true
    field.value = address
    field.setAttribute('aria-label', 'Address of this page')
    share.append(field)
    field.focus()
    field.select()
  }

  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(address)
      said.textContent = 'Copied.'
    } catch {
      said.textContent = 'Copy it from here:'
      show()
    }
  })

  share.append(button, said)
  share.hidden = false
})()
