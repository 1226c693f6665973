// Runs after the engine's own glue, in the same script: initSync and everything that the engine exports are in scope.

// Long lists go over in batches that the page asks for one by one, so that it never stands still over them.
const BATCH = 2000;

let rest = { id: 0, items: [], unread: [] };

onmessage = ({ data }) => {
  if (data instanceof WebAssembly.Module) initSync({ module: data });
  else if (data === rest.id) postMessage([rest.id, rest.items.splice(0, BATCH), rest.unread.splice(0, BATCH)]);
  else if (Array.isArray(data)) postMessage(answer(...data));
  // The number of a report that another worker made is none of this one's business.
  else if (typeof data === 'object') postMessage(made(data));
};

const TASKS = { source, figures, compare, exportAs, method };

function made({ id, task, arguments: given }) {
  try {
    return { id, task, product: TASKS[task](...given) };
  } catch {
    return { id, task, product: null };
  }
}

// How often, in milliseconds, the page hears how far a file is read, and how many of its items are judged.
const OFTEN = 100;

function answer(id, name, content, options) {
  let last = performance.now();
  const tell = (judging) => (done, total) => {
    if (performance.now() - last < OFTEN) return;
    last = performance.now();
    postMessage([id, done, total, judging]);
  };
  Object.assign(options, { progress: tell(false), judging: tell(true) });
  try {
    const report = typeof content === 'string' ? analyze(content, options) : analyzeBytes(name, content, options);
    const [items, unread] = [report.items.splice(0, BATCH), report.unread.splice(0, BATCH)];
    rest = { id, items: report.items, unread: report.unread };
    return [id, { ...report, items, unread }, rest.items.length + rest.unread.length];
  } catch (error) {
    return [id, String(error.code ?? 'crash'), error.found ?? null];
  }
}
