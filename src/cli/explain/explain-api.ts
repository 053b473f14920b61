import type { EXTRACTOR_RULES } from '../../model/extractor-rules.ts';
import type { ApiModel, Example } from '../../model/rules.ts';
import type { Painter } from '../../report/context.ts';
import { escapeTerminal } from '../../report/escape-terminal.ts';
import { kept, labelled } from '../../report/paint.ts';
import { wrap } from '../../report/wrap.ts';
import { describe } from '../../taxonomy/index.ts';
import { declareCollection } from './declare-example.ts';
import { suppressionOf } from './explain-verdict.ts';

const SHOWN = 6;

export function explainApi(api: ApiModel, painter: Painter): string[] {
  const { color } = painter;
  const data = api.data.map((key) => `${key} (${describe(key)})`).join(', ');
  return [
    `${color.bold(escapeTerminal(api.id))}  ${color.dim('rule')}`,
    escapeTerminal(api.title),
    '',
    ...labelled('action', `${api.action}, via ${api.via}`, painter),
    ...labelled('data', data === '' ? 'what the names in the code say' : data, painter),
    ...kept('matches', api.match.slice(0, SHOWN), painter),
    ...(api.match.length > SHOWN ? labelled('', `and ${api.match.length - SHOWN} more`, painter, color.dim) : []),
    ...kept('found', api.examples.found.slice(0, 3).flatMap(linesOf), painter),
    ...kept('not found', api.examples.silent.slice(0, 3).flatMap(linesOf), painter),
    ...(api.data.length === 0 || api.action === 'share' ? [] : kept('declare it', declareCollection(api.data), painter, color.green)),
    ...kept('suppress', [suppressionOf(api.id)], painter),
    ...(api.docs === undefined ? [] : kept('read', [api.docs], painter)),
  ];
}

export function explainExtractorRule({ id, title, what }: (typeof EXTRACTOR_RULES)[number], painter: Painter): string[] {
  return [`${painter.color.bold(id)}  ${painter.color.dim('rule')}`, title, '', ...kept('what', wrap(what, painter.width - 14), painter), ...kept('suppress', [suppressionOf(id)], painter)];
}

export const linesOf = (example: Example): string[] =>
  (typeof example === 'string' ? example : example.code).replace(/\n+$/, '').split('\n').slice(0, 8);
