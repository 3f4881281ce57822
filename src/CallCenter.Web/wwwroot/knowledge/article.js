// What only the browser can do for an article: copy its address, print it.
export async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.origin + location.pathname);
    return true;
  } catch {
    return false; // no permission, or no secure context: the page says so
  }
}

export const printPage = () => window.print();
