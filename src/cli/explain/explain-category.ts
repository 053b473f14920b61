import type { Catalogue } from '../../model/rules.ts';
import type { Painter } from '../../report/context.ts';
import { kept, labelled } from '../../report/paint.ts';
import { capitalise } from '../../report/words.ts';
import { describe, describePurpose, isSensitive, listCategories } from '../../taxonomy/index.ts';
import { declareCollection } from './declare-example.ts';
import { listSome } from './list-some.ts';

export function explainCategory(key: string, { apis, fields }: Catalogue, painter: Painter): string[] {
  const { color } = painter;
  const children = [...listCategories()].filter((one) => one.startsWith(`${key}.`));
  const names = fields.filter((one) => one.category === key).flatMap((one) => one.names);
  const rules = apis.filter((api) => api.data.includes(key)).map((api) => api.id);
  return [
    `${color.bold(key)}  ${color.dim('category of data')}`,
    capitalise(describe(key)),
    '',
    ...(isSensitive(key) ? labelled('sensitive', 'only an entry that names this category, or one below its sensitive root, covers it', painter) : []),
    ...(children.length > 0 ? labelled('includes', listSome(children), painter) : []),
    ...(rules.length > 0 ? labelled('rules', listSome(rules), painter) : []),
    ...(names.length > 0 ? labelled('names', listSome(names), painter) : []),
    ...kept('declare it', declareCollection([key]), painter, color.green),
  ];
}

export function explainPurpose(key: string, { color }: Painter): string[] {
  return [`${color.bold(key)}  ${color.dim('purpose')}`, capitalise(describePurpose(key)), '', '  Write it under `for` of an entry of the manifest.'];
}
