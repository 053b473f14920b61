import type { Verdict } from '../../model/finding.ts';
import { DEFAULT_SEVERITIES } from '../../model/severity.ts';
import type { Painter } from '../../report/context.ts';
import { kept, labelled } from '../../report/paint.ts';
import { VERDICT_TEXTS } from '../../report/verdict-texts.ts';

export function explainVerdict(verdict: Verdict, painter: Painter): string[] {
  const { title, meaning, remedy } = VERDICT_TEXTS[verdict];
  return [
    `${painter.color.bold(verdict)}  ${painter.color.dim('verdict')}`,
    title,
    '',
    ...labelled('when', meaning, painter),
    ...labelled('what to do', remedy, painter),
    ...labelled('level', `${DEFAULT_SEVERITIES[verdict]}; change it with --rule ${verdict}=LEVEL or under rules in the configuration`, painter),
    ...kept('suppress', [suppressionOf(verdict)], painter),
  ];
}

/** The comment that silences one place. */
export const suppressionOf = (id: string): string => `// privlint-ignore-next-line ${id} -- why this is right`;
