using Microsoft.Playwright;

namespace EndToEnd.Harness;

/// <summary>Whether what is written is seen: nothing sticks out, nothing is cut without a way to read it whole.</summary>
public static class Layout
{
    /// <summary>Words of the interface that are cut at the desk's size, and scrolling of the page itself. An ellipsis is no cut: pointing at it shows the whole text (ui/full-text.js).</summary>
    public static Task<string[]> CutAsync(IPage page, string what) => page.EvaluateAsync<string[]>(
        """
        what => {
          const found = [], root = document.documentElement;
          if (root.scrollHeight > innerHeight + 1) found.push(`${what}: the page scrolls`);
          if (root.scrollWidth > innerWidth + 1) {
            const wide = [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1).map(e => `${e.tagName.toLowerCase()}.${e.className?.baseVal ?? e.className}`);
            found.push(`${what}: the page scrolls sideways: ${wide.slice(0, 6).join(' | ')}`);
          }
          const words = 'button, a.btn, label, h1:not(.sr), h2, h3, th, legend, .tabs__tab, .seg__item, .field__label, .badge, .field__note, .note, .meta, .menu__item';
          for (const el of document.querySelectorAll(words)) {
            if (el.closest('.sr, [hidden], dialog:not([open]), .menu__list, canvas') || !el.checkVisibility() || !el.textContent.trim()) continue;
            // Where the words really stand; what is written for ears only stands nowhere.
            const text = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }, walk = document.createTreeWalker(el, NodeFilter.SHOW_TEXT), range = document.createRange();
            for (let node = walk.nextNode(); node; node = walk.nextNode()) {
              if (!node.nodeValue.trim() || node.parentElement.closest('.sr')) continue;
              range.selectNodeContents(node);
              const r = range.getBoundingClientRect();
              if (!r.width) continue; // not shown now
              text.left = Math.min(text.left, r.left); text.right = Math.max(text.right, r.right); text.top = Math.min(text.top, r.top); text.bottom = Math.max(text.bottom, r.bottom);
            }
            const box = el.getBoundingClientRect();
            if (!box.width || text.right < text.left) continue;
            const say = why => found.push(`${what}: ${why} <${el.tagName.toLowerCase()} class="${el.className}"> ${el.textContent.trim().slice(0, 60)}`);
            let dots = false, clip = null, scrolls = false;
            for (let up = el; up && up !== document.body; up = up.parentElement) {
              const s = getComputedStyle(up);
              if (s.textOverflow === 'ellipsis' && s.overflowX !== 'visible') dots = true;
              if (/auto|scroll/.test(s.overflowX + s.overflowY)) { scrolls = true; break; }
              if (/hidden|clip/.test(s.overflowX)) { clip ??= up; }
            }
            if (!dots && [...el.querySelectorAll('*')].some(c => getComputedStyle(c).textOverflow === 'ellipsis')) dots = true;
            if (dots) continue;
            if (clip) {
              const c = clip.getBoundingClientRect();
              if (text.right > c.right + 1.5 || text.left < c.left - 1.5) say('cut');
            }
            if (!scrolls && (text.right > innerWidth + 1 || text.bottom > innerHeight + 1)) say('outside');
            if (el.matches('button, a.btn, .badge, .tabs__tab, .seg__item') && (text.right > box.right + 1.5 || text.bottom > box.bottom + 3)) say('sticks out');
          }
          return [...new Set(found)];
        }
        """,
        what);

    /// <summary>What scrolls sideways at 320 px (400 % zoom) and is no table (WCAG 1.4.10).</summary>
    public static Task<string[]> SidewaysAsync(IPage page, string what) => page.EvaluateAsync<string[]>(
        """
        what => {
          const found = [], free = 'table, [data-grid], canvas, svg, pre, .grid-pane, .rail__doors';
          if (document.documentElement.scrollWidth > innerWidth + 1) {
            const widest = [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.sr')).map(e => `${e.tagName.toLowerCase()}.${e.className?.baseVal ?? e.className}`);
            found.push(`${what}: the page scrolls sideways to ${document.documentElement.scrollWidth}: ${widest.slice(0, 4).join(' | ')}`);
          }
          for (const el of document.querySelectorAll('body *')) {
            const s = getComputedStyle(el);
            if (!/auto|scroll/.test(s.overflowX) || el.scrollWidth <= el.clientWidth + 1 || !el.checkVisibility() || el.matches(free) || el.closest(free) || el.querySelector(free) || el.matches('input, textarea')) continue;
            found.push(`${what}: scrolls sideways ${el.scrollWidth}/${el.clientWidth} <${el.tagName.toLowerCase()} class="${el.className}">`);
          }
          return found;
        }
        """,
        what);
}
