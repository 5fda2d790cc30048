// Starts the circuit and keeps the promise "nothing you entered is lost": what was entered before there was a connection, or while
// it was away, is entered again when it is there, in the order it was entered, also across a reload of the page.
(() => {
  const kept = 'unsaved:' + location.pathname;
  const root = document.documentElement;
  const modal = document.getElementById('components-reconnect-modal');
  const questionOf = input => input.closest('fieldset.question');
  const remember = (store, value) => { try { sessionStorage.setItem(store, value); } catch { /* nowhere to keep it */ } };
  const recall = store => { try { const value = sessionStorage.getItem(store); sessionStorage.removeItem(store); return value; } catch { return null; } };

  // An input is saved when it looks as the server last said it is stored. Later entries come later.
  const entered = new Map();
  document.addEventListener('change', event => {
    if (!event.isTrusted || !event.target.matches('fieldset.question input')) return;
    entered.delete(event.target.id);
    entered.set(event.target.id, entered.size);
    // The circuit draws the page anew when it starts.
    if (!interactive()) keep();
  }, true);
  const order = input => [...entered.keys()].indexOf(input.id);
  const unsaved = () => [...document.querySelectorAll('fieldset.question input')]
    .filter(input => input.type === 'radio' ? input.checked && !('saved' in input.dataset) : input.checked !== 'saved' in input.dataset)
    .sort((a, b) => order(a) - order(b));

  const enterAgain = inputs => inputs.forEach(input => input.dispatchEvent(new Event('change', { bubbles: true })));

  const interactive = () => document.querySelector('[data-interactive]');

  const keep = () => {
    const left = unsaved().map(input => ({ id: input.id, checked: input.checked, revision: questionOf(input).dataset.revision }));
    if (left.length) remember(kept, JSON.stringify(left));
    else recall(kept);
  };

  // Only where nobody else has answered meanwhile; elsewhere the stored answer stands.
  const restore = () => {
    for (const { id, checked, revision } of JSON.parse(recall(kept) ?? '[]')) {
      const input = document.getElementById(id);
      if (!input || questionOf(input)?.dataset.revision !== revision || input.checked === checked) continue;
      input.checked = checked;
      enterAgain([input]);
    }
  };

  // Said aloud by the page itself, because the words on screen do not change between one "Saved" and the next.
  const voice = document.querySelector('[data-announce]');
  new MutationObserver(() => {
    if (!unsaved().length) voice.textContent = voice.textContent === 'Saved' ? 'Saved.' : 'Saved';
  }).observe(document.body, { subtree: true, attributeFilter: ['data-revision'] });

  let reloading = false;
  const reloadWhenBack = async () => {
    if (reloading) return;
    reloading = true;
    offline(true);
    modal.dataset.state = 'reloading';
    keep();
    for (;;) {
      try { if ((await fetch('/health/ready', { cache: 'no-store' })).ok) break; } catch { /* still away */ }
      await new Promise(resolve => setTimeout(resolve, 1000));
    }
    location.reload();
  };

  const offline = is => {
    root.toggleAttribute('data-offline', is);
    if (is && !modal.open) modal.showModal();
    if (!is && modal.open) modal.close();
  };
  modal.addEventListener('components-reconnect-state-changed', ({ detail: { state } }) => {
    if (state === 'show' || state === 'retrying') offline(true);
    if (state === 'hide') { offline(false); enterAgain(unsaved()); }
    if (['failed', 'rejected', 'resume-failed', 'paused'].includes(state)) reloadWhenBack();
  });
  // The notice may be put aside to read on; the status line and this strip of it stay until the connection is back.
  modal.addEventListener('close', () => { if ('offline' in root.dataset) modal.show(); });
  modal.querySelector('[data-reconnect]').addEventListener('click', async () => {
    modal.dataset.tried = '';
    try { if (await Blazor.reconnect() === false) reloadWhenBack(); } catch { modal.dataset.tried = 'failed'; }
  });

  // Whoever answers and goes on at once is not asked to wait: the page goes on when the answer is saved, or at a second click.
  let onward = null;
  const saving = () => unsaved().some(input => !input.matches(':disabled'));
  document.addEventListener('click', event => {
    const link = event.target.closest?.('a[href]');
    if (!link || link.hash && link.pathname === location.pathname || link.target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.href === onward || !saving()) return;
    event.preventDefault();
    onward = link.href;
  });
  new MutationObserver(() => { if (onward && !saving()) location.assign(onward); })
    .observe(document.body, { subtree: true, attributeFilter: ['data-saved'] });

  addEventListener('beforeunload', event => { if (!reloading && unsaved().length) event.preventDefault(); });
  addEventListener('pagehide', keep);

  // The question in hand stands in the address, so that a reload or a copied link comes back to it.
  const holdQuestion = target => {
    const question = target?.closest?.('fieldset.question');
    if (question && location.hash !== '#' + question.id) history.replaceState(history.state, '', location.pathname + location.search + '#' + question.id);
  };
  document.addEventListener('focusin', ({ target }) => holdQuestion(target));
  holdQuestion(document.activeElement);

  // What is looked at on a page stands in its address. Back to another view of it loads that one.
  let shown = location.search;
  window.showAddress = (address, adds) => {
    history[adds ? 'pushState' : 'replaceState'](history.state, '', address);
    shown = location.search;
  };
  addEventListener('popstate', () => { if (location.search !== shown) location.reload(); });

  const whenInteractive = start => {
    if (interactive()) return start();
    const observer = new MutationObserver(() => { if (interactive()) { observer.disconnect(); start(); } });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-interactive'] });
  };

  whenInteractive(() => {
    restore();
    // Not ":target", which is gone since the circuit drew the page anew.
    const place = document.getElementById(location.hash.slice(1));
    const question = place?.closest('fieldset.question');
    (question?.querySelector('input:checked') ?? question?.querySelector('input'))?.focus();
    // Elsewhere the browser looked for it before the circuit had drawn it.
    if (place && !question) { place.scrollIntoView({ block: 'center' }); place.focus({ preventScroll: true }); }
  });
  // A page whose circuit cannot be started at all would stay dead without a word.
  if (document.querySelector('[data-needs-circuit]')) setTimeout(() => { if (!interactive()) reloadWhenBack(); }, 15000);

  // What was entered while this script was on its way, too.
  if (unsaved().length) keep();
  Blazor.start({
    ssr: { disableDomPreservation: true },
    circuit: { reconnectionOptions: { maxRetries: 40, retryIntervalMilliseconds: attempt => attempt < 3 ? 300 : 3000 } },
  });
})();
