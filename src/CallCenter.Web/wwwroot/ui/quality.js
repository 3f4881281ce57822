// The scoring form follows its keys: the marked item is brought into view, and a note's field takes the focus.
export function reveal(item, field) {
  document.getElementById(item)?.scrollIntoView({ block: 'nearest' });
  if (field) document.getElementById(field)?.focus();
}
