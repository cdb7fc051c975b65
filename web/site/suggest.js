// SPDX-License-Identifier: GPL-3.0-or-later
// Completions of the query while it is typed, where the browser runs scripts: the page is the same
// without. They come from format=suggest and are shown by the browser's own list of a field, so
// that keyboards and screen readers know what to do with them.
'use strict';

(() => {
  const pause = 150;  // milliseconds without a key before the server is asked
  const field = document.getElementById('q');
  const list = document.createElement('datalist');
  list.id = 'completions';
  field.after(list);
  field.setAttribute('list', list.id);
  field.setAttribute('autocomplete', 'off');

  let timer;
  let asked = '';
  let request = new AbortController();

  const show = (completions) => {
    list.replaceChildren(...completions.map((text) => {
      const option = document.createElement('option');
      option.value = text;
      return option;
    }));
  };

  const ask = async () => {
    const typed = field.value;
    if (typed === asked) return;
    asked = typed;
    request.abort();
    request = new AbortController();
    const address = new URL(field.form.action);
    // With all that the form would ask for, since a completion has to find something under it.
    const asking = new FormData(field.form);
    asking.set('format', 'suggest');
    address.search = new URLSearchParams(asking);
    try {
      const answer = await fetch(address, {signal: request.signal, credentials: 'same-origin'});
      if (answer.ok) show((await answer.json())[1]);
    } catch {
      // Nothing is suggested by a server that is away; searching tells what is wrong.
    }
  };

  field.addEventListener('input', (event) => {
    // Choosing from the list is no typing.
    if (event.inputType === 'insertReplacementText' || event.inputType === undefined) return;
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });
})();
