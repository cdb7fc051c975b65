// SPDX-License-Identifier: GPL-3.0-or-later
// The page as people use it: by mouse, by keyboard, without scripts, in dark mode, on paper. The tests
// find elements as a screen reader does, by role and name.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { openPage, startBrowser, startSite } from './setting.mjs';

let site;
let browser;

before(async () => {
  [site, browser] = await Promise.all([startSite(), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/// A test with its own page, in a browser context with `options`.
function pageTest(name, options, body) {
  test(name, async () => {
    const page = await openPage(browser, site, options);
    try {
      await body(page);
    } catch (error) {
      error.message += `\n  at ${page.url()}`;
      throw error;
    } finally {
      await page.context().close();
    }
  });
}

const parameter = (page, name) => new URL(page.url()).searchParams.get(name);
/// A search box, which is a combo box where the script completes the query.
const field = (page) => page.getByLabel('Search the news');
const hits = (page) => page.getByRole('main').getByRole('article');
const titles = (page) => hits(page).getByRole('heading').getByRole('link');
const numberIn = (text) => Number(text.match(/[\d,.]+/)?.[0].replace(/[,.]/g, ''));

async function search(page, query) {
  await field(page).fill(query);
  await field(page).press('Enter');
  await page.waitForURL((url) => url.searchParams.get('q') === query);
}

describe('searching', () => {
  pageTest('the return key searches, and the field keeps the query', {}, async (page) => {
    await page.goto('/');
    await search(page, 'bridge');
    assert.equal(await field(page).inputValue(), 'bridge');
    assert.ok(await hits(page).count() > 5);
    assert.equal((await page.locator('mark').first().innerText()).toLowerCase(), 'bridge');
    assert.match(await page.title(), /bridge/);
  });

  pageTest('the query is completed by words of the articles', {}, async (page) => {
    await page.goto('/');
    await field(page).pressSequentially('harb');
    const completion = page.locator('#completions option').first();
    await completion.waitFor({ state: 'attached' });
    const completions = await page.locator('#completions option')
      .evaluateAll((options) => options.map((option) => option.value));
    assert.ok(completions.includes('harbour'), completions.join(', '));
    await search(page, completions[0]);
    assert.ok(await hits(page).count() > 0);
  });

  pageTest('the query is completed within the chosen filters', {}, async (page) => {
    const completionsUnder = async (filter) => {
      await page.goto(`/?${filter}`);
      const answer = page.waitForResponse((response) => response.url().includes('format=suggest'));
      await field(page).pressSequentially('harb');
      return (await (await answer).json())[1];
    };
    assert.ok((await completionsUnder('since=2000')).includes('harbour'));
    assert.deepEqual(await completionsUnder('until=1900'), []);
  });

  pageTest('the button searches too', {}, async (page) => {
    await page.goto('/');
    await field(page).fill('harbour');
    await page.getByRole('search').getByRole('button', { name: 'Search' }).click();
    await page.waitForURL((url) => url.searchParams.get('q') === 'harbour');
    assert.ok(await hits(page).count() > 0);
  });

  pageTest('a query with punctuation is shown as it was typed', {}, async (page) => {
    await page.goto('/');
    const query = '"bridge" <b>&amp;"\'+%';
    await search(page, query);
    assert.equal(await field(page).inputValue(), query);
    assert.equal(await page.locator('main b').count(), 0);
  });

  pageTest('when nothing is found, the page says so and offers other searches', {}, async (page) => {
    await page.goto('/?q=bridge+nothingofthekind&since=1950&until=1951');
    assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /nothing|no /i);
    const ways = page.getByRole('main').getByRole('link');
    assert.ok(await ways.count() > 0);
    await ways.first().click();
    await page.waitForLoadState();
    assert.equal(await page.locator('h1').count(), 1);
  });

  pageTest('lines of text stay short enough to read', {}, async (page) => {
    await page.goto('/?q=bridge');
    const box = await page.getByRole('main').locator('p', { has: page.locator('mark') }).first().boundingBox();
    assert.ok(box.width < 760, `a snippet is ${box.width} px wide`);
  });
});

describe('pages of hits', () => {
  pageTest('pages link to the next and the previous one, with other hits', {}, async (page) => {
    await page.goto('/?q=bridge&limit=3');
    const first = await titles(page).allInnerTexts();
    assert.equal(first.length, 3);
    await page.locator('a[rel=next]').click();
    await page.waitForURL((url) => url.searchParams.get('page') === '2');
    const second = await titles(page).allInnerTexts();
    assert.equal(second.length, 3);
    assert.deepEqual(second.filter((title) => first.includes(title)), []);
    await page.locator('a[rel=prev]').click();
    await page.waitForURL((url) => url.searchParams.get('q') === 'bridge' && url.searchParams.get('page') === null);
    assert.deepEqual(await titles(page).allInnerTexts(), first);
  });
});

describe('narrowing', () => {
  const narrowing = (page) => page.getByRole('complementary', { name: 'Narrow the search' });
  /// The count next to the value whose check box or link has that name.
  const countBeside = async (page, role, name) => numberIn(await narrowing(page).getByRole('listitem')
    .filter({ has: page.getByRole(role, { name, exact: true }) }).locator('.count').innerText());
  const found = async (page) => numberIn(await page.getByRole('heading', { level: 1 }).innerText());

  pageTest('checked values of a facet mean any of them, and stay checked', {}, async (page) => {
    await page.goto('/?q=bridge');
    const all = await found(page);
    const counts = [];
    for (const name of ['Harbour Gazette', 'Northern Wire']) {
      await narrowing(page).getByRole('checkbox', { name }).check();
      counts.push(await countBeside(page, 'checkbox', name));
    }
    await narrowing(page).getByRole('button', { name: 'Narrow' }).click();
    await page.waitForURL((url) => url.searchParams.getAll('source').length === 2);
    assert.equal(parameter(page, 'q'), 'bridge');
    assert.equal(await found(page), counts[0] + counts[1]);
    assert.ok(await found(page) < all);
    for (const name of ['Harbour Gazette', 'Northern Wire']) {
      assert.ok(await narrowing(page).getByRole('checkbox', { name }).isChecked());
    }
    // The other sources can still be added: their counts are not narrowed by those chosen.
    assert.ok(await narrowing(page).getByRole('checkbox', { name: 'Meridian Press Service' }).count() > 0);
  });

  pageTest('a topic finds as many articles as its count says', {}, async (page) => {
    await page.goto('/?q=bridge');
    const count = await countBeside(page, 'link', 'Transport');
    await narrowing(page).getByRole('link', { name: 'Transport', exact: true }).click();
    await page.waitForURL((url) => url.searchParams.get('topic') === 'economy/transport');
    assert.equal(await found(page), count);
  });

  pageTest('a bar of the timeline links to its period, even without scripts', { javaScriptEnabled: false }, async (page) => {
    await page.goto('/?q=bridge');
    const bar = narrowing(page).locator('svg a').last();
    const label = await bar.getAttribute('aria-label');
    await page.goto(new URL(await bar.getAttribute('href'), page.url()).href);
    assert.ok(parameter(page, 'since') && parameter(page, 'until'));
    assert.equal(await found(page), numberIn(label.split(':').at(-1)), label);
  });
});

describe('the front page', () => {
  pageTest('the newest story is above the others and larger', { viewport: { width: 1440, height: 900 } }, async (page) => {
    await page.goto('/');
    const boxes = await hits(page).evaluateAll((stories) => stories.map((story) => {
      const { top, bottom, width } = story.getBoundingClientRect();
      return { top, bottom, width, size: parseFloat(getComputedStyle(story.querySelector('h2')).fontSize) };
    }));
    const [first, ...others] = boxes;
    assert.equal(others.length, 9);
    for (const other of others) {
      assert.ok(other.size < first.size / 1.5, `a heading of ${other.size} px below one of ${first.size} px`);
      assert.ok(other.top >= first.bottom && other.width < first.width / 2);
    }
    const days = await hits(page).locator('time').evaluateAll((times) => times.map((time) => time.dateTime));
    assert.deepEqual(days, [...days].sort().reverse());
  });

  pageTest('a topic of the tree links to its stories, newest first', {}, async (page) => {
    await page.goto('/');
    await page.getByRole('complementary').getByRole('link', { name: 'Diplomacy', exact: true }).click();
    await page.waitForURL((url) => url.searchParams.get('topic') === 'politics/diplomacy');
    assert.match(await page.getByRole('main').innerText(), /newest first/);
  });
});

describe('visitors with other languages', () => {
  for (const [locale, day, language] of [
    ['en-US', 'Feb 2, 2026', 'English (en)'], ['en-GB', '2 Feb 2026', 'English (en)'], ['de-AT', '2. Feb. 2026', 'Englisch (en)'],
    ['ja-JP', '2026年2月2日', '英語 (en)'],
  ]) {
    pageTest(`a browser with the locale ${locale} gets ${day}`, { locale }, async (page) => {
      await page.goto('/?id=hg-2026-02-02-017');
      const time = page.getByRole('article').first().locator('time').first();
      assert.equal(await time.innerText(), day);
      assert.equal(await time.getAttribute('lang'), locale.slice(0, 2));
      await page.goto('/?q=bridge');
      assert.equal(await page.getByRole('complementary').getByRole('link', { name: language }).count(), 1);
      assert.ok((await hits(page).locator('time').allInnerTexts()).includes(day));
    });
  }
});

describe('articles', () => {
  pageTest('a title links to its article', {}, async (page) => {
    await page.goto('/?q=bridge');
    const title = await titles(page).first().innerText();
    await titles(page).first().click();
    await page.waitForURL((url) => url.searchParams.has('id'));
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), title);
    assert.ok((await page.getByRole('article').first().innerText()).length > title.length + 100);
  });

  pageTest('going back from an article keeps the search', {}, async (page) => {
    await page.goto('/?q=bridge&limit=3&page=2');
    await titles(page).first().click();
    await page.waitForURL((url) => url.searchParams.has('id'));
    await page.goBack();
    assert.equal(parameter(page, 'page'), '2');
    assert.equal(await field(page).inputValue(), 'bridge');
  });
});

describe('the keyboard', () => {
  pageTest('the first tab stop skips the form, and becomes visible', {}, async (page) => {
    await page.goto('/');
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: /skip/i });
    assert.ok(await skip.evaluate((link) => link === document.activeElement));
    const box = await skip.boundingBox();
    assert.ok(box.x >= 0 && box.y >= 0 && box.width > 20, `the link is at ${box.x}, ${box.y}`);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement.closest('main') !== null),
      'the next stop is not in the main part');
  });

  pageTest('searches and articles can be reached without a mouse, with a visible focus', {}, async (page) => {
    await page.goto('/');
    const active = () => page.evaluate(() => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      return {
        role: element.type ?? element.tagName,
        isTitle: element.matches('main article h2 a, main article h3 a'),
        isSeen: style.outlineStyle !== 'none' || style.boxShadow !== 'none',
        text: element.outerHTML.slice(0, 100),
      };
    });
    const tabUntil = async (fits, what) => {
      for (let stop = 0; stop < 60; ++stop) {
        await page.keyboard.press('Tab');
        const here = await active();
        assert.ok(here.isSeen, `nothing shows the focus on ${here.text}`);
        if (fits(here)) return;
      }
      assert.fail(`60 stops do not reach ${what}`);
    };
    await tabUntil(({ role }) => role === 'search', 'the search field');
    await page.keyboard.type('bridge');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('q') === 'bridge');
    await tabUntil(({ isTitle }) => isTitle, 'a title');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.has('id'));
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
  });
});

describe('the keyboard on the timeline', () => {
  pageTest('a bar can be focused, is labelled, and can be followed', {}, async (page) => {
    await page.goto('/?q=bridge');
    const bars = page.locator('svg a');
    await bars.first().focus();
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => ({
      isSecond: document.activeElement === document.querySelectorAll('svg a')[1],
      color: getComputedStyle(document.activeElement.querySelector('rect:not(.room)')).fill,
      other: getComputedStyle(document.querySelector('svg a rect:not(.room)')).fill,
    }));
    assert.ok(here.isSecond, 'the next stop is not the next bar');
    assert.notEqual(here.color, here.other, 'nothing shows the focus');
    const label = await bars.nth(1).getAttribute('aria-label');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.has('since'));
    assert.equal(numberIn(await page.getByRole('heading', { level: 1 }).innerText()), numberIn(label.split(':').at(-1)));
  });
});

describe('without scripts', () => {
  pageTest('search, pages and articles work', { javaScriptEnabled: false }, async (page) => {
    await page.goto('/');
    await search(page, 'bridge');
    assert.ok(await hits(page).count() > 5);
    await page.locator('a[rel=next]').click();
    await page.waitForURL((url) => url.searchParams.get('page') === '2');
    await titles(page).first().click();
    await page.waitForURL((url) => url.searchParams.has('id'));
    assert.ok((await page.getByRole('article').first().innerText()).length > 100);
  });
});

describe('appearance', () => {
  const brightness = (page) => page.evaluate(() => {
    const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number);
    return (red + green + blue) / 3;
  });

  for (const [colorScheme, isRight] of [['light', (b) => b > 200], ['dark', (b) => b < 60]]) {
    pageTest(`visitors who prefer ${colorScheme} pages get one`, { colorScheme }, async (page) => {
      await page.goto('/?q=bridge');
      const found = await brightness(page);
      assert.ok(isRight(found), `the background is at ${found} of 255`);
    });
  }

  pageTest('on paper there is the text but not the form', {}, async (page) => {
    await page.goto('/?id=hg-2026-02-02-017');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.getByRole('search').count(), 0);
    assert.ok(await page.getByRole('heading', { level: 1 }).isVisible());
  });

  pageTest('on a phone the hits come before the sidebar', { viewport: { width: 360, height: 740 } }, async (page) => {
    await page.goto('/?q=bridge');
    const title = await titles(page).first().boundingBox();
    assert.ok(title.y < 740, `the first title is at ${title.y} px, below the first screen`);
  });
});
