import { resolve } from 'node:path';
import { escapeTerminal } from '../report/escape-terminal.ts';
import { padColumns } from '../report/display-width.ts';
import { clip } from '../report/wrap.ts';
import { countOf } from '../report/words.ts';
import { EXIT } from './exit-code.ts';
import { paintFor, type Session } from './session.ts';

const ID_COLUMNS = 34;

/** The catalogue, one line a rule. Returns the exit code. */
export async function runRulesList(flags: { color?: boolean }, session: Session): Promise<number> {
  const { stdout } = session.terminal;
  const color = paintFor(stdout, flags.color, session);
  const { loadCatalogue } = await import('../catalogue/index.ts');
  const { apis, vendors } = await loadCatalogue();
  const room = Math.max(20, stdout.columns - ID_COLUMNS - 2);
  const list = (items: readonly { id: string; words: string }[]): string[] => [...items]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, words }) => `  ${padColumns(escapeTerminal(id), ID_COLUMNS - 2)}  ${color.dim(stdout.isTerminal ? clip(escapeTerminal(words), room) : escapeTerminal(words))}`);
  const lines = [
    `${color.bold('APIs')}  ${color.dim(countOf(apis.length, 'rule'))}`,
    ...list(apis.map(({ id, title }) => ({ id, words: title }))),
    '',
    `${color.bold('Third parties')}  ${color.dim(countOf(vendors.length, 'vendor'))}`,
    ...list(vendors.map(({ id, name, kind }) => ({ id, words: `${name}, ${kind}` }))),
  ];
  stdout.write(lines.map((line) => `${line}\n`).join(''));
  return EXIT.clean;
}

/** Tests the examples of every rule below `directory`. Returns the exit code. */
export async function runRulesTest(directory: string, flags: { color?: boolean }, session: Session): Promise<number> {
  const { stdout, stderr } = session.terminal;
  const color = paintFor(stdout, flags.color, session);
  const { testRules } = await import('../test-rules.ts');
  const { failures, passed } = await testRules(resolve(session.terminal.directory, directory));
  for (const failure of failures) stdout.write(`${color.red('fail')}  ${escapeTerminal(failure.rule)}  ${escapeTerminal(failure.message)}\n`);
  stderr.write(`${countOf(passed, 'example')} passed, ${failures.length} failed\n`);
  if (passed + failures.length === 0) {
    stderr.write(`${color.red.bold('error')}  no rule with examples below ${escapeTerminal(directory)}\n`);
    return EXIT.incomplete;
  }
  return failures.length > 0 ? EXIT.findings : EXIT.clean;
}
