import type { Evidence } from '../model/evidence.ts';
import type { Control } from '../model/manifest.ts';
import { asksItself, findControls, type ControlSources, type ShownControl } from './find-controls.ts';

/** 0: nothing in the repository shows the control; 1: it exists somewhere; 2: it guards this place. */
export type Level = 0 | 1 | 2;

export interface LevelSources extends ControlSources {
  /** Project files that a file imports directly. */
  importsOf(path: string): readonly string[];
  /** Whether a file imports project files that were not looked at. */
  hasUnseenImports(path: string): boolean;
  /** True where only a part of the repository was looked at. */
  partial: boolean;
}

/** Null: too little was looked at to tell. */
export type LevelOf = (control: string, evidence: Evidence) => Level | null;

/**
 * How well each control guards a piece of evidence. Where only a part of the repository was looked at, nothing is held
 * against what was not seen: no control is missing, and nobody can tell what a module does that was not read.
 */
export function levelControls(controls: readonly Control[], sources: LevelSources): LevelOf {
  let found: Map<string, ShownControl> | undefined;
  return (id, evidence) => {
    const shown = (found ??= findControls(controls, sources)).get(id);
    // A control that the manifest does not have is its reader's business.
    if (!shown) return null;
    const level = levelOf(shown, evidence, sources);
    if (level === 2 || !sources.partial) return level;
    return evidence.strength === 'declared' || sources.hasUnseenImports(evidence.path) ? null : 1;
  };
}

function levelOf(shown: ShownControl, evidence: Evidence, { guarded, names, importsOf }: LevelSources): Level {
  if (shown.manual) return 2;
  const { guards = [], unless = [] } = guarded.get(evidence.id) ?? {};
  const ids = new Set([...shown.models.map(({ control }) => control), ...shown.known]);
  const isChecked = (name: string): boolean => shown.isCheck(name) || names.checkedBy(name).some((id) => ids.has(id));
  if (asksItself(shown.models, evidence) || shown.models.some(({ declared, requested }) => declared.includes(evidence.rule) || requested.includes(evidence.rule))) return 2;
  // Where the check came out as "no", the same check elsewhere in the file is no excuse.
  if (unless.some(isChecked)) return shown.exists ? 1 : 0;
  if (evidence.guards.some((id) => ids.has(id)) || guards.some((name) => shown.isCheck(name))) return 2;
  if (!shown.exists) return 0;
  if (shown.paths.has(evidence.path) || importsOf(evidence.path).some((path) => shown.paths.has(path))) return 2;
  // A dependency or a declaration runs nothing that could be guarded.
  return evidence.strength === 'declared' ? 2 : 1;
}
