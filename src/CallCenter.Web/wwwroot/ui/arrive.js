// A new page begins at its heading: whoever listens hears where he is, and Tab goes on from there. Whoever was quicker than the page and has his hands
// in it already keeps them there: a word half typed is not torn away.
export function arrive(selector) {
  if (document.activeElement?.closest('main, dialog')) return;
  const heading = document.querySelector(selector);
  if (!heading) return;
  if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
  heading.focus();
}
