// SPDX-License-Identifier: GPL-3.0-or-later
// Every view of the page, and the windows it is looked at in. Tests loop over these tables.

const longWord = 'x'.repeat(400);

export const views = [
  { name: 'start', address: '/' },
  { name: 'hits', address: '/?q=bridge' },
  { name: 'last-page', address: '/?q=bridge&limit=3&page=2' },
  { name: 'narrowed', address: '/?q=bridge&topic=politics&language=en&since=2026&sort=newest' },
  { name: 'all-facets', address: '/?since=2026&facets=topic,source,author,language,year,month,place' },
  { name: 'japanese', address: `/?q=${encodeURIComponent('地震')}` },
  { name: 'thai', address: `/?q=${encodeURIComponent('น้ำ')}` },
  { name: 'mistyped', address: '/?q=brigde' },
  { name: 'nothing-found', address: '/?q=bridge+nothingofthekind&topic=politics&since=2026&plain=1' },
  { name: 'warning', address: '/?q=%22bridge+AND+(' },
  { name: 'long-word', address: `/?q=${longWord}` },
  { name: 'article', address: '/?id=hg-2026-02-02-017' },
  { name: 'article-of-a-wire', address: '/?id=ao-20260218-01' },
  { name: 'no-such-article', address: '/?id=none' },
  { name: 'refused', address: '/?q=bridge&topic=none' },
  { name: 'no-such-address', address: '/none' },
];

export const windows = [
  { name: 'phone', width: 360, height: 740 },
  { name: 'desktop', width: 1440, height: 900 },
];
