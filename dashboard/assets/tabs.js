// Puts each chart and its table behind tabs, where the chart was drawn: without
// a drawing there is only the table to show. The tabs are GOV.UK Frontend's;
// on a narrow screen they leave both one after another.
(() => {
  'use strict'

  document.body.classList.add('js-enabled', 'govuk-frontend-supported')
  document.querySelectorAll('[data-module="govuk-tabs"]').forEach((tabs) => {
    if (tabs.querySelector('.chart__box[data-drawn]')) {
      new window.GOVUKFrontend.Tabs(tabs)
    } else {
      tabs.querySelector('.govuk-tabs__panel--hidden').classList.remove('govuk-tabs__panel--hidden')
    }
  })
})()
