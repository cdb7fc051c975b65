// Fields without a label, links without a text, ids that are used twice, and faults of headings.
(() => {
  const fields = [...document.querySelectorAll('input:not([type=hidden]), select')]
    .filter((field) => !field.labels.length);
  const links = [...document.querySelectorAll('a, button')].filter((link) => !link.textContent.trim());
  const ids = [...document.querySelectorAll('[id]')]
    .filter((element) => document.querySelectorAll('#' + CSS.escape(element.id)).length > 1);
  const heads = document.querySelectorAll('h1').length === 1 ? [] : [document.body];
  return [...fields, ...links, ...ids, ...heads].map((e) => e.outerHTML.slice(0, 80)).join(' | ');
})()
