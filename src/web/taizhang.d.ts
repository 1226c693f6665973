export { analyze, analyzeBytes, quantities, version } from './files.js';
export type * from './files.js';
