// The scoring form follows its keys: the marked item is brought into view, and a note's field takes the focus.
export function reveal(item, field) {
  document.getElementById(item)?.scrollIntoView({ block: 'nearest' });
  if (field) document.getElementById(field)?.focus();
}

// A note is told before the key that sends the form: the browser says "change" only when the field is left.
window.addEventListener('keydown', e => { // before ui/keys.js, which listens at the document
  if (e.key === 'Enter' && (e.ctrlKey || e.metaKey) && e.target instanceof HTMLTextAreaElement && 'note' in e.target.dataset)
    e.target.dispatchEvent(new Event('change', { bubbles: true }));
}, true);
