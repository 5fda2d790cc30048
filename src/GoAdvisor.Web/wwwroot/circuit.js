// Starts the circuit and keeps the promise "nothing you entered is lost": what was clicked while the connection was away is
// entered again when it is back, also across a reload of the page.
(() => {
  const kept = 'unsaved:' + location.pathname;
  const modal = document.getElementById('components-reconnect-modal');

  // An input is saved when it looks as the server last said it is stored.
  const unsaved = () => [...document.querySelectorAll('fieldset.question input')]
    .filter(input => input.type === 'radio' ? input.checked && !('saved' in input.dataset) : input.checked !== 'saved' in input.dataset);

  const enterAgain = inputs => inputs.forEach(input => input.dispatchEvent(new Event('change', { bubbles: true })));

  const keep = () => {
    const left = unsaved().map(input => [input.id, input.checked]);
    try { if (left.length) sessionStorage.setItem(kept, JSON.stringify(left)); } catch { /* nowhere to keep it */ }
  };

  const restore = () => {
    let left = [];
    try { left = JSON.parse(sessionStorage.getItem(kept) ?? '[]'); sessionStorage.removeItem(kept); } catch { /* nothing was kept */ }
    enterAgain(left.map(([id, checked]) => {
      const input = document.getElementById(id);
      if (!input || input.checked === checked) return null;
      input.checked = checked;
      return input;
    }).filter(Boolean));
  };

  let reloading = false;
  const reloadWhenBack = async () => {
    if (reloading) return;
    reloading = true;
    modal.dataset.state = 'reloading';
    keep();
    for (;;) {
      try { if ((await fetch('/health/ready', { cache: 'no-store' })).ok) break; } catch { /* still away */ }
      await new Promise(resolve => setTimeout(resolve, 1000));
    }
    location.reload();
  };

  modal.addEventListener('components-reconnect-state-changed', ({ detail: { state } }) => {
    if (state === 'show' && !modal.open) modal.showModal();
    if (state === 'hide') { modal.close(); enterAgain(unsaved()); }
    if (['failed', 'rejected', 'resume-failed', 'paused'].includes(state)) reloadWhenBack();
  });
  modal.addEventListener('cancel', event => event.preventDefault());
  modal.querySelector('[data-reconnect]').addEventListener('click', async () => {
    if (await Blazor.reconnect() === false) reloadWhenBack();
  });

  addEventListener('beforeunload', event => { if (!reloading && unsaved().length) event.preventDefault(); });

  // The question in hand stands in the address, so that a reload or a copied link comes back to it.
  document.addEventListener('focusin', ({ target }) => {
    const question = target.closest?.('fieldset.question');
    if (question && location.hash !== '#' + question.id) history.replaceState(history.state, '', location.pathname + location.search + '#' + question.id);
  });

  const whenInteractive = start => {
    const ready = () => document.querySelector('[data-interactive]');
    if (ready()) return start();
    const observer = new MutationObserver(() => { if (ready()) { observer.disconnect(); start(); } });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-interactive'] });
  };

  Blazor.start({
    ssr: { disableDomPreservation: true },
    circuit: { reconnectionOptions: { maxRetries: 40, retryIntervalMilliseconds: attempt => attempt < 3 ? 300 : 3000 } },
  }).then(() => whenInteractive(() => {
    restore();
    const question = document.querySelector('fieldset.question:target');
    question?.querySelector('input:checked, input')?.focus();
  }));
})();
