// A browser that translates a page replaces its texts by <font> elements. The circuit knows the texts it has rendered: it would go on updating those that are
// gone, and fail when it removes one. So a text that was replaced stays in the page, empty, in front of its translation, and takes its place back when the
// circuit writes to it.
(() => {
  const translations = new WeakMap();
  const replaced = new WeakMap();

  const keep = (text, translation) => {
    replaced.set(translation, { text, words: text.data });
    translations.set(text, translation);
    text.data = '';
    translation.before(text);
  };

  const drop = text => {
    const translation = translations.get(text);
    translations.delete(text);
    replaced.delete(translation);
    translation.remove();
  };

  const written = text => { if (text.data !== '' && translations.has(text)) drop(text); };

  const removed = (node, neighbours) => {
    if (replaced.has(node)) {
      // The reader wants the original back.
      const { text, words } = replaced.get(node);
      translations.delete(text);
      replaced.delete(node);
      text.data = words;
      return;
    }
    if (node.nodeType !== Node.TEXT_NODE || node.isConnected) return;
    if (translations.has(node)) return drop(node);
    const translation = neighbours.find(other => other?.nodeName === 'FONT' && other.isConnected && !replaced.has(other));
    if (translation) keep(node, translation);
  };

  const observer = new MutationObserver(records => {
    for (const { type, target, addedNodes, removedNodes, previousSibling, nextSibling } of records) {
      if (type === 'characterData') written(target);
      else removedNodes.forEach(node => removed(node, [...addedNodes, previousSibling, nextSibling]));
    }
    // What was done here needs no second look.
    observer.takeRecords();
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
})();
