// Shows or closes a native dialog; the component owns what is inside.
export function show(dialog, open) {
  if (open && !dialog.open) dialog.showModal();
  if (!open && dialog.open) dialog.close();
}
