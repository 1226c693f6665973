// Runs after the engine's own glue, in the same module: initSync, analyze and analyzeBytes are in scope.

// Long lists are posted in batches, so that the page never stands still while it takes them in.
const BATCH = 500;

onmessage = ({ data }) => {
  if (data instanceof WebAssembly.Module) {
    initSync({ module: data });
    return;
  }
  const [id, name, content, options] = data;
  try {
    const report =
      typeof content === 'string' ? analyze(content, options) : analyzeBytes(name, content, options);
    const { items, unread } = report;
    const longest = Math.max(items.length, unread.length);
    const rest = Math.max(0, items.length - BATCH) + Math.max(0, unread.length - BATCH);
    postMessage([id, { ...report, items: items.slice(0, BATCH), unread: unread.slice(0, BATCH) }, rest]);
    for (let at = BATCH; at < longest; at += BATCH) {
      postMessage([id, items.slice(at, at + BATCH), unread.slice(at, at + BATCH)]);
    }
  } catch (error) {
    postMessage([id, String(error.code ?? 'crash'), error.found ?? null]);
  }
};
