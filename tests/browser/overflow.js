// What sticks out of a window to either side.
[...document.querySelectorAll('body *')]
  .filter((element) => !element.closest('.unseen, .skip, datalist'))
  .filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && (box.left < 0 || box.right > innerWidth + 0.5);
  })
  .map((element) => element.outerHTML.slice(0, 80))
  .concat(document.documentElement.scrollWidth > innerWidth ? ['the document'] : [])
  .join(' | ')
