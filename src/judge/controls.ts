import type { Evidence } from '../model/evidence.ts';
import type { Control } from '../model/manifest.ts';
import type { ControlLevel, JudgeContext } from './context.ts';

/** A control that an entry requires and that does not hold at a place. */
export interface Lack {
  control: Control;
  level: 0 | 1;
  severity: 'error' | 'warning';
}

/** Whether only people can tell that the control is there. */
export const isAttested = ({ evidence }: Control): boolean => evidence.every((one) => 'manual' in one);

/** Rule 7. */
export class Controls {
  readonly #byId: ReadonlyMap<string, Control>;
  readonly #context: JudgeContext;

  constructor(controls: readonly Control[], context: JudgeContext) {
    this.#byId = new Map(controls.map((control) => [control.id, control]));
    this.#context = context;
  }

  /** Whether the control is known to guard this very place. */
  guards(id: string, evidence: Evidence): boolean {
    return this.#levelOf(id, evidence) === 2;
  }

  /** Of the controls that an entry requires, those that do not hold here, the gravest first. */
  lacking(required: readonly string[], evidence: Evidence): Lack[] {
    const lacks: Lack[] = [];
    for (const id of new Set(required)) {
      const control = this.#byId.get(id);
      if (!control || isAttested(control)) continue;
      const level = this.#levelOf(id, evidence);
      if (level === 0) lacks.push({ control, level, severity: 'error' });
      // No check can stand above a column or a permission: there it is enough that the control exists.
      else if (level === 1 && control.type === 'opt-in' && evidence.strength !== 'declared') lacks.push({ control, level, severity: 'warning' });
    }
    return lacks.sort((a, b) => weigh(a) - weigh(b));
  }

  /** Null where nobody could look: then nothing is said of it, in neither direction. */
  #levelOf(id: string, evidence: Evidence): ControlLevel | null {
    if (evidence.guards.includes(id)) return 2;
    return this.#context.levels ? this.#context.levels(id, evidence) : null;
  }
}

/** Errors before warnings; of equals, consent before the way out. */
const weigh = ({ severity, control }: Lack): number => (severity === 'error' ? 0 : 2) + (control.type === 'opt-in' ? 0 : 1);
