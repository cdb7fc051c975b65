// SPDX-License-Identifier: GPL-3.0-or-later
// node views.test.mjs light|dark: in that color scheme, every view in every window size has no
// accessibility violations, does not overflow the window and loads nothing from other sites. Makes a
// screenshot of each.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import {
  accessibilityFaults, overflowFaults, placeholderFaults, structureFaults, watchTraffic,
} from './faults.mjs';
import { folder, openPage, startBrowser, startSite } from './setting.mjs';
import { views, windows } from './views.mjs';

const screenshots = join(folder, 'screenshots');
const scheme = process.argv[2];
assert.ok(['light', 'dark'].includes(scheme), 'name a scheme, light or dark');
let site;
let browser;

before(async () => {
  mkdirSync(screenshots, { recursive: true });
  [site, browser] = await Promise.all([startSite(), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/// Opens all <details>, so that they are checked too.
async function unfold(page) {
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
}

async function faultsOf(page) {
  const found = [];
  for (const look of [overflowFaults, placeholderFaults, structureFaults, accessibilityFaults]) {
    found.push(...await look(page));
  }
  return found;
}

for (const { name: size, width, height } of windows) {
  for (const { name, address, shows } of views) {
    const what = `${name} on a ${size} (${width} px) in ${scheme}`;
    test(`${what} is accessible and fits`, async () => {
      const page = await openPage(browser, site, { viewport: { width, height }, colorScheme: scheme });
      try {
        const faults = watchTraffic(page, site.origin);
        await page.goto(address);
        assert.match(await page.getByRole('main').innerText(), shows, `${what} is another view`);
        await page.screenshot({ path: join(screenshots, `${name}-${width}-${scheme}.png`), fullPage: true });
        await unfold(page);
        faults.push(...await faultsOf(page));
        assert.equal(faults.length, 0, `${what}, at ${address.slice(0, 80)}:\n  ${faults.join('\n  ')}\n`);
      } finally {
        await page.context().close();
      }
    });
  }
}
