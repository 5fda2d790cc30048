// Moves the focus in a grid of ratings as in a spreadsheet. What keys change is the server's.
const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], PageUp: [-10, 0], PageDown: [10, 0] };
const farthest = 10000;
let editing = null;

const cellAt = (grid, row, column) => {
  const within = (list, i) => list[Math.max(0, Math.min(i, list.length - 1))];
  return within([...within([...grid.tBodies[0].rows], row).querySelectorAll('[role=gridcell]')], column);
};

const target = (grid, cell, { key, ctrlKey }) => {
  const row = cell.parentElement.sectionRowIndex, column = cell.cellIndex - 1;
  if (key === 'Home') return cellAt(grid, ctrlKey ? 0 : row, 0);
  if (key === 'End') return cellAt(grid, ctrlKey ? farthest : row, farthest);
  if (key === 'Enter' && editing === cell) return cellAt(grid, row + 1, column);
  if (!(key in steps)) return null;
  const [down, right] = steps[key].map(step => ctrlKey ? step * farthest : step);
  return cellAt(grid, row + down, column + right);
};

// On the window, so that the circuit has taken the key before the focus moves on: the key belongs to the cell it was pressed in.
addEventListener('keydown', event => {
  const cell = event.target.closest?.('[role=gridcell]');
  const grid = cell?.closest('[data-rating-sheet] [role=grid]');
  if (!grid || event.altKey || event.metaKey) return;
  const to = target(grid, cell, event);
  if ((/^[0-4]$/.test(event.key) || event.key === 'F2') && !grid.hasAttribute('aria-readonly')) editing = cell;
  if (to || event.key === 'Enter') event.preventDefault();
  if (event.key === 'Enter' || event.key === 'Escape' || to) editing = null;
  if (to) to.focus();
});

// What is typed into a cell is remembered there until it is stored, or given up.
addEventListener('keydown', event => {
  const cell = event.target.closest?.('[data-rating-sheet] [role=gridcell]');
  if (!cell || event.ctrlKey || event.altKey || event.metaKey || cell.closest('[aria-readonly]')) return;
  if (/^[0-4]$/.test(event.key)) cell.dataset.typed = event.key;
  if (event.key === 'Escape') delete cell.dataset.typed;
}, true);
new MutationObserver(records => {
  for (const { target } of records) if (target.dataset.typed === target.dataset.stored) delete target.dataset.typed;
}).observe(document.body, { subtree: true, attributeFilter: ['data-stored', 'data-typed'] });
addEventListener('focusin', () => { editing = null; });
