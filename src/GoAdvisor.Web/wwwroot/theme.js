// Runs before the first paint, so that a chosen theme never flashes. Without a choice the system's setting holds.
(() => {
  const root = document.documentElement;
  const chosen = () => { try { return localStorage.getItem('theme'); } catch { return null; } };
  const keep = theme => { try { localStorage.setItem('theme', theme); } catch { /* private mode: the choice lasts for this page */ } };
  const systemDark = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme ?? (systemDark.matches ? 'dark' : 'light')) === 'dark';

  root.classList.add('scripted');
  if (chosen()) root.dataset.theme = chosen();

  document.addEventListener('click', event => {
    if (!event.target.closest('[data-theme-switch]')) return;
    root.dataset.theme = isDark() ? 'light' : 'dark';
    keep(root.dataset.theme);
  });
})();
