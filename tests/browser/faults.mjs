// SPDX-License-Identifier: GPL-3.0-or-later
// Checks of a page that is open in a browser. Each function returns a list of faults, empty when there
// are none.
import { axeSource } from './setting.mjs';

/// Violations that axe-core is sure of, by all rules except experimental ones and those stricter than
/// WCAG 2.2 AA.
export async function accessibilityFaults(page) {
  // The content security policy of the page does not apply to scripts that the test injects.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => axe.run(document, {
    resultTypes: ['violations'],
    rules: { 'target-size': { enabled: true } },
  }));
  // Bars may be small: Since and Until choose the same periods (WCAG 2.5.8, exception "equivalent").
  const isBar = ({ html }) => /^<a [^>]*aria-label="[^"]*: [\d,]+ articles?"/.test(html);
  for (const violation of violations) {
    if (violation.id === 'target-size') violation.nodes = violation.nodes.filter((node) => !isBar(node));
  }
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.html.slice(0, 120)} ${node.any.map((c) => c.message).join('; ')}`));
}

/// Elements that overflow the window to either side, unless they are hidden or inside a box that scrolls.
export function overflowFaults(page) {
  return page.evaluate(() => {
    const isHidden = (element) => {
      for (let each = element; each; each = each.parentElement) {
        const style = getComputedStyle(each);
        if (style.clipPath !== 'none' || style.visibility === 'hidden') return true;
        if (each !== element && ['auto', 'scroll', 'hidden'].includes(style.overflowX) &&
            each !== document.body && each !== document.documentElement) return true;
      }
      return false;
    };
    const isWaitingForFocus = (element) => element.matches('a[href^="#"]') && element.getBoundingClientRect().right <= 0;
    const faults = [...document.querySelectorAll('body *')]
      .filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && (box.left < -0.5 || box.right > innerWidth + 0.5);
      })
      .filter((element) => !isHidden(element) && !isWaitingForFocus(element))
      .map((element) => element.outerHTML.slice(0, 120));
    return document.documentElement.scrollWidth > innerWidth ? faults.concat('the document scrolls sideways') : faults;
  });
}

/// Placeholders with a contrast below 4.5 to 1 (WCAG 2.1, 1.4.3, AA), which axe-core does not check.
export function placeholderFaults(page) {
  return page.evaluate(() => {
    const channels = (color) => color.match(/[0-9.]+/g).map(Number);
    const luminance = (color) => channels(color).slice(0, 3)
      .map((c) => c / 255)
      .map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    return [...document.querySelectorAll('[placeholder]')].flatMap((field) => {
      const [low, high] = [getComputedStyle(field, '::placeholder').color, getComputedStyle(field).backgroundColor]
        .map(luminance).sort((a, b) => a - b);
      const ratio = (high + 0.05) / (low + 0.05);
      return ratio < 4.5 ? [`contrast ${ratio.toFixed(2)} of the placeholder: ${field.outerHTML.slice(0, 120)}`] : [];
    });
  });
}

/// Ids that are used twice, and pages without exactly one main heading.
export function structureFaults(page) {
  return page.evaluate(() => {
    const doubled = [...document.querySelectorAll('[id]')]
      .filter((element) => document.querySelectorAll('#' + CSS.escape(element.id)).length > 1)
      .map((element) => `an id that is used twice: ${element.outerHTML.slice(0, 120)}`);
    const heads = document.querySelectorAll('h1').length;
    return heads === 1 ? doubled : doubled.concat(`${heads} main headings`);
  });
}

/// Requests to other sites, and errors in the console or in scripts. The list grows as the page loads.
export function watchTraffic(page, origin) {
  const faults = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:')) faults.push(`requests another site: ${url}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of (400|404)/.test(message.text())) faults.push(`the console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`a script: ${error}`));
  return faults;
}
