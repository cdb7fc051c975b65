// SPDX-License-Identifier: GPL-3.0-or-later
// Completes the query while it is typed. The page works without this script. Completions come from
// format=suggest and are shown in a datalist, which browsers make usable by keyboard and by screen
// reader.
'use strict';

(() => {
  const pause = 150;  // milliseconds after the last key, before the server is asked
  const field = document.getElementById('q');
  const list = document.createElement('datalist');
  list.id = 'completions';
  field.after(list);
  field.setAttribute('list', list.id);
  field.setAttribute('autocomplete', 'off');

  let timer;
  let lastTyped = '';
  let request = new AbortController();

  const show = (completions) => {
    list.replaceChildren(...completions.map((text) => {
      const option = document.createElement('option');
      option.value = text;
      return option;
    }));
  };

  const complete = async () => {
    const typed = field.value;
    if (typed === lastTyped) return;
    lastTyped = typed;
    request.abort();
    request = new AbortController();
    const address = new URL(field.form.action);
    // With all fields of the form: a completion must find something under these filters.
    const parameters = new FormData(field.form);
    parameters.set('format', 'suggest');
    address.search = new URLSearchParams(parameters);
    try {
      const response = await fetch(address, {signal: request.signal, credentials: 'same-origin'});
      if (response.ok) show((await response.json())[1]);
    } catch {
      // Without a server there are no completions. A search will show the error.
    }
  };

  field.addEventListener('input', (event) => {
    // Choosing from the list also fires this event, without typing.
    if (event.inputType === 'insertReplacementText' || event.inputType === undefined) return;
    clearTimeout(timer);
    timer = setTimeout(complete, pause);
  });
})();
