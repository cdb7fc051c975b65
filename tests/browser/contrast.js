// Texts whose contrast with what is behind them is below 4.5 to 1 (WCAG 2.1, 1.4.3, level AA).
(() => {
  const channels = (color) => color.match(/[0-9.]+/g).map(Number);
  const luminance = (color) => channels(color).slice(0, 3)
    .map((c) => c / 255)
    .map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const isOpaque = (color) => channels(color).length === 3 || channels(color)[3] > 0;
  const behind = (element) => {
    const color = getComputedStyle(element).backgroundColor;
    return isOpaque(color) || !element.parentElement ? color : behind(element.parentElement);
  };
  const contrast = (element, part) => {
    const [low, high] = [getComputedStyle(element, part).color, behind(element)]
      .map(luminance).sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const hasText = (element) => [...element.childNodes]
    .some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const texts = [...document.querySelectorAll('body *')]
    .filter((element) => hasText(element) && element.getClientRects().length);
  return texts.map((element) => [element, contrast(element)])
    .concat([...document.querySelectorAll('[placeholder]')]
      .map((element) => [element, contrast(element, '::placeholder')]))
    .filter(([, ratio]) => ratio < 4.5)
    .map(([element, ratio]) => ratio.toFixed(2) + ' ' + element.outerHTML.slice(0, 80))
    .join(' | ');
})()
