// Says how far a PDF is while the server makes it. Without this file, or when anything fails here, the links are plain downloads.
(() => {
  const statusOf = link => link.closest('[data-export]').querySelector('[data-export-status]');
  const close = menu => { menu.open = false; };
  let busy = false;

  const fileName = response => {
    const header = response.headers.get('Content-Disposition') ?? '';
    const full = /filename\*=UTF-8''([^;]+)/i.exec(header);
    return full ? decodeURIComponent(full[1]) : 'report.pdf';
  };

  const save = (blob, name) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  const problem = async response => {
    try { const said = await response.json(); return said.detail ?? said.title; } catch { return null; }
  };

  const fetchPdf = async (link, status) => {
    status.textContent = 'Making the PDF …';
    let response;
    try {
      response = await fetch(link.href);
    } catch {
      status.textContent = 'The server cannot be reached. Try again in a moment.';
      return;
    }
    if (response.ok && response.headers.get('Content-Type')?.startsWith('application/pdf')) {
      save(await response.blob(), fileName(response));
      status.textContent = 'The PDF is ready and saved to your downloads.';
      setTimeout(() => { status.textContent = ''; }, 8_000);
      return;
    }
    status.textContent = `${await problem(response) ?? 'The PDF could not be made. Try again in a moment.'} `;
    const page = document.createElement('a');
    page.href = link.pathname.replace(/\.pdf$/, '') + (link.search.includes('letter') ? '?paper=letter' : '');
    page.textContent = 'Open the report to print it yourself.';
    status.append(page);
  };

  document.addEventListener('click', event => {
    if (event.target.closest('[data-print]')) { print(); return; }
    document.querySelectorAll('[data-export] details[open]').forEach(menu => { if (!menu.contains(event.target)) close(menu); });
    const link = event.target.closest('[data-export-pdf]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const menu = link.closest('details');
    close(menu);
    menu.querySelector('summary').focus();
    if (busy) return;
    busy = true;
    fetchPdf(link, statusOf(link)).finally(() => { busy = false; });
  });

  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    document.querySelectorAll('[data-export] details[open]').forEach(menu => { close(menu); menu.querySelector('summary').focus(); });
    document.querySelectorAll('[data-export-status]').forEach(status => { status.textContent = ''; });
  });
})();
