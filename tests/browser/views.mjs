// SPDX-License-Identifier: GPL-3.0-or-later
// Every view of the page, with its address and a text that only this view has, and the window sizes to
// check it in. Tests loop over these tables.

const longWord = 'x'.repeat(400);

export const views = [
  { name: 'start', address: '/', shows: /The newest of \d+ articles/ },
  { name: 'second-page', address: '/?page=2', shows: /newest first/ },
  { name: 'hits', address: '/?q=bridge', shows: /Page 1 of 2/ },
  { name: 'last-page', address: '/?q=bridge&limit=3&page=4', shows: /Page 4 of 4/ },
  { name: 'narrowed', address: '/?q=bridge&topic=politics&language=en&since=2026&sort=newest', shows: /language: en/ },
  { name: 'similar', address: '/?similar=hg-2026-02-02-017', shows: /similar to Harbour bridge shut/ },
  { name: 'sources-chosen', address: '/?q=bridge&source=Harbour+Gazette&source=Northern+Wire&topic=politics', shows: /source: Northern Wire/ },
  { name: 'all-facets', address: '/?since=2026&facets=topic,source,author,language,year,month,place', shows: /articles/ },
  { name: 'japanese', address: `/?q=${encodeURIComponent('地震')}`, shows: /青浜市/ },
  { name: 'thai', address: `/?q=${encodeURIComponent('น้ำ')}`, shows: /น้ำ/ },
  { name: 'mistyped', address: '/?q=brigde', shows: /Did you mean: bridge/ },
  { name: 'nothing-found', address: '/?q=bridge&topic=sport&since=2026&plain=1', shows: /Nothing found/ },
  { name: 'nothing-at-all', address: '/?q=nothingofthekind', shows: /Nothing found/ },
  { name: 'warning', address: '/?q=%22bridge+AND+(', shows: /quotation mark|bracket/ },
  { name: 'long-word', address: `/?q=${longWord}`, shows: /Nothing found/ },
  { name: 'article', address: '/?id=hg-2026-02-02-017', shows: /hanging from ropes/ },
  { name: 'article-of-a-wire', address: '/?id=ao-20260218-01', shows: /青浜市で震度5弱/ },
  { name: 'no-such-article', address: '/?id=none', shows: /No such article/ },
  { name: 'refused', address: '/?q=bridge&topic=none', shows: /no article has the topic "none"/i },
  { name: 'no-such-address', address: '/none', shows: /there is no page at this address/i },
];

export const windows = [
  { name: 'phone', width: 360, height: 740 },
  { name: 'desktop', width: 1440, height: 900 },
];
