// Files that are dropped on a zone, or pasted anywhere on a page that has one, go where chosen files go: into its file box.
const box = zone => zone?.querySelector('input[type=file][data-attach]:not([disabled])');

function give(input, files) {
  const kept = new DataTransfer();
  for (const file of files) kept.items.add(file);
  input.files = kept.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

document.addEventListener('dragover', e => {
  const zone = e.target instanceof Element ? e.target.closest('[data-attach-zone]') : null;
  if (box(zone) && e.dataTransfer?.types.includes('Files')) e.preventDefault();
});

document.addEventListener('drop', e => {
  const input = box(e.target instanceof Element ? e.target.closest('[data-attach-zone]') : null);
  if (!input || !e.dataTransfer?.files.length) return;
  e.preventDefault();
  give(input, e.dataTransfer.files);
});

// A screenshot on the clipboard is a file; pasted text stays text.
document.addEventListener('paste', e => {
  const input = box(document.querySelector('[data-attach-zone]'));
  if (!input || !e.clipboardData?.files.length) return;
  e.preventDefault();
  give(input, e.clipboardData.files);
});
