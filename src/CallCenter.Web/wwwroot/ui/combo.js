// In an open combobox the arrows choose and Enter takes the hit: neither may move the caret or send the form.
document.addEventListener('keydown', e => {
  if (!(e.target instanceof Element) || !e.target.matches('[data-combo]') || e.isComposing) return;
  const open = e.target.getAttribute('aria-expanded') === 'true';
  if (e.key === 'ArrowDown' || e.key === 'ArrowUp' || open && (e.key === 'Enter' || e.key === 'Escape')) e.preventDefault();
});
