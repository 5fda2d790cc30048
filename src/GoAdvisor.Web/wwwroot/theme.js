// Runs before the first paint, so that a chosen theme never flashes. Without a choice the system's setting holds.
(() => {
  const root = document.documentElement;
  const chosen = () => { try { return localStorage.getItem('theme'); } catch { return null; } };
  const keep = theme => { try { localStorage.setItem('theme', theme); } catch { /* private mode: the choice lasts for this page */ } };
  const systemDark = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme ?? (systemDark.matches ? 'dark' : 'light')) === 'dark';

  if (chosen()) root.dataset.theme = chosen();

  const label = () => document.querySelectorAll('[data-theme-switch]').forEach(button => {
    button.hidden = false;
    button.textContent = isDark() ? 'Light' : 'Dark';
    button.setAttribute('aria-label', isDark() ? 'Switch to the light theme' : 'Switch to the dark theme');
  });
  document.addEventListener('click', event => {
    if (!event.target.closest('[data-theme-switch]')) return;
    root.dataset.theme = isDark() ? 'light' : 'dark';
    keep(root.dataset.theme);
    label();
  });
  document.addEventListener('DOMContentLoaded', label);
  systemDark.addEventListener('change', label);
})();
