// The scoring form follows its keys: the marked item is brought into view, and a note's field takes the focus.
export function reveal(item, field) {
  document.getElementById(item)?.scrollIntoView({ block: 'nearest' });
  if (!field) return;
  const focus = () => document.getElementById(field)?.focus();
  // A dialog that is still closing keeps the focus and gives it back to where it came from.
  const dialog = document.querySelector('dialog[open]');
  if (dialog) dialog.addEventListener('close', focus, { once: true }); else focus();
}

// A note is told before the key that sends the form: the browser says "change" only when the field is left.
window.addEventListener('keydown', e => { // before ui/keys.js, which listens at the document
  if (e.key === 'Enter' && (e.ctrlKey || e.metaKey) && e.target instanceof HTMLTextAreaElement && 'note' in e.target.dataset)
    e.target.dispatchEvent(new Event('change', { bubbles: true }));
}, true);
