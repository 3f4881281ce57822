// In a combobox the arrows choose and Enter takes the hit: neither may move the caret or send the form. The list counts as closed at once,
// not after the round trip, so that a fast hand's next key (Escape, a digit) is not swallowed by a list that is about to go.
document.addEventListener('keydown', e => {
  if (!(e.target instanceof Element) || !e.target.matches('[data-combo]') || e.isComposing) return;
  const open = e.target.getAttribute('aria-expanded') === 'true';
  if (e.key === 'ArrowDown' || e.key === 'ArrowUp' || e.key === 'Enter' || open && e.key === 'Escape') e.preventDefault();
  if (open && (e.key === 'Enter' || e.key === 'Escape')) e.target.setAttribute('aria-expanded', 'false');
  if (e.key === 'Enter') e.target.dataset.taken = ''; // whatever the server still draws: this choice is made, Escape leaves the box
});
document.addEventListener('input', e => { if (e.target instanceof HTMLElement) delete e.target.dataset.taken; });
