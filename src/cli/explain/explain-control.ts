import type { ControlModel } from '../../model/controls.ts';
import type { Painter } from '../../report/context.ts';
import { escapeTerminal } from '../../report/escape-terminal.ts';
import { kept, labelled } from '../../report/paint.ts';
import { listSome } from './list-some.ts';

/** A control that is known without a manifest: what is taken for a check of it, and how a manifest names it. */
export function explainControl({ control, title, checks, packages, permissions, attributes }: ControlModel, painter: Painter): string[] {
  const { color } = painter;
  const [permission] = permissions;
  const evidence = permission === undefined ? 'call: "*hasConsent*"' : `os-permission: ${permission}`;
  const list = (label: string, values: readonly string[]): string[] => (values.length === 0 ? [] : labelled(label, listSome(values), painter));
  return [
    `${color.bold(escapeTerminal(control))}  ${color.dim('control')}`,
    escapeTerminal(title),
    '',
    ...list('checks', checks),
    ...list('attributes', attributes),
    ...list('packages', packages),
    ...labelled('shows as', 'a name under `guards` of what it guards, in --format json', painter),
    ...kept('declare it', ['controls:', `  ${control}:`, '    type: opt-in', `    evidence: [{ ${evidence} }]`], painter, color.green),
  ];
}
