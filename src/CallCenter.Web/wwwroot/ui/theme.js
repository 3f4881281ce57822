// Theme and contrast: one attribute on the root, remembered in a cookie that the server reads before the first paint, and told to the account (own-settings.js).
const root = document.documentElement;

const remember = (name, value) => {
  document.cookie = `${name}=${value ?? ''};path=/;samesite=lax;max-age=${value ? 31536000 : 0}`;
  document.dispatchEvent(new CustomEvent('own-setting', { detail: { [name]: value || null } }));
};

const systemDark = () => matchMedia('(prefers-color-scheme: dark)').matches;

function turnTheme() {
  const now = root.dataset.theme ?? (systemDark() ? 'dark' : 'light');
  const next = now === 'dark' ? 'light' : 'dark';
  if (next === (systemDark() ? 'dark' : 'light')) {
    delete root.dataset.theme; // back to what the system says
    remember('theme');
  } else {
    root.dataset.theme = next;
    remember('theme', next);
  }
}

function turnContrast() {
  if (root.dataset.contrast) {
    delete root.dataset.contrast;
    remember('contrast');
  } else {
    root.dataset.contrast = 'more';
    remember('contrast', 'more');
  }
}

/** A look by its name: theme, contrast, density or motion; null takes it away. The same cookie as the switches'. */
export function setLook(name, value) {
  if (value) root.dataset[name] = value; else delete root.dataset[name];
  remember(name, value);
}

/** The looks that are set, for the settings page. */
export const looks = () => ({ theme: root.dataset.theme ?? '', contrast: root.dataset.contrast ?? '', density: root.dataset.density ?? '', motion: root.dataset.motion ?? '' });

/** Those that a person chose, not what the system asks for. */
export const rememberedLooks = () => Object.fromEntries(['theme', 'contrast', 'density', 'motion'].flatMap(name => {
  const value = document.cookie.match(`(?:^|; )${name}=([a-z]+)`)?.[1];
  return value ? [[name, value]] : [];
}));

if (!root.dataset.contrast && matchMedia('(prefers-contrast: more)').matches) root.dataset.contrast = 'more';

document.addEventListener('click', e => {
  if (!(e.target instanceof Element)) return;
  if (e.target.closest('[data-theme-switch]')) turnTheme();
  if (e.target.closest('[data-contrast-switch]')) turnContrast();
  if (e.target.closest('[data-fullscreen]')) document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  const culture = e.target.closest('[data-culture]')?.dataset.culture;
  if (culture) {
    const url = new URL(location.href);
    url.searchParams.set('culture', culture);
    location.assign(url);
  }
});

// The address keeps no trace of the switch: a copied link speaks its reader's language.
const url = new URL(location.href);
if (url.searchParams.has('culture')) {
  url.searchParams.delete('culture');
  history.replaceState(history.state, '', url);
}
