/** The rules, read and compiled. */
export { compileCatalogue } from './compile.ts';
export { loadCatalogue, loadWith, type LoadedCatalogue } from './load.ts';
export { readRules, type RuleProblem } from './read-rules.ts';
