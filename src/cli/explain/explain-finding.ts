import { EXTRACTOR_RULES } from '../../model/extractor-rules.ts';
import type { Finding, Rejection } from '../../model/finding.ts';
import type { Catalogue } from '../../model/rules.ts';
import type { Painter } from '../../report/context.ts';
import { labelled } from '../../report/paint.ts';

const SHOWN = 6;

/** The rule that saw it, by the id under which `explain` tells more. */
export function explainRule({ evidence }: Finding, { apis, vendors }: Catalogue, painter: Painter): string[] {
  if (!evidence) return [];
  const { rule } = evidence;
  const title = apis.find(({ id }) => id === rule)?.title ?? vendors.find(({ id }) => id === rule)?.name ?? EXTRACTOR_RULES.find(({ id }) => id === rule)?.title;
  return labelled('rule', title === undefined ? rule : `${rule} (${title})`, painter);
}

/** The entries that were looked at, each with what keeps it from licensing the finding. */
export function explainRejections(rejections: readonly Rejection[], painter: Painter): string[] {
  const rest = rejections.length - SHOWN;
  return [
    ...rejections.slice(0, SHOWN).flatMap(({ declaration: { id, path, line }, reasons }, i) => [
      ...labelled(i === 0 ? 'not covered' : '', `${id} (${path}:${line})`, painter),
      ...reasons.flatMap((reason) => labelled('', `- ${reason}`, painter, painter.color.dim)),
    ]),
    ...(rest > 0 ? labelled('', `and ${rest} more`, painter, painter.color.dim) : []),
  ];
}
