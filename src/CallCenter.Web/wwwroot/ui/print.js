// A printed page says when it was printed and which list it shows: the address holds the filter.
addEventListener('beforeprint', () => {
  const two = n => String(n).padStart(2, '0'), now = new Date();
  for (const foot of document.querySelectorAll('[data-print-foot]')) {
    foot.querySelector('[data-print-time]').textContent = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}:${two(now.getMinutes())}`;
    foot.querySelector('[data-print-page]').textContent = `${document.title} · ${location.pathname}${decodeURI(location.search)}`;
  }
});
