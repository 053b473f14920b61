import type { Node } from '@babel/types';
import type { AccessPath } from '../../model/facts.ts';

/** Functions that take a function and give it back with something around it: calling the result calls it. */
const AROUND: Readonly<Record<string, RegExp>> = {
  'npm:react': /^\.(?:memo|forwardRef|useCallback|cache|useEffectEvent)$/,
  'npm:mobx-react': /^\.observer$/,
  'npm:mobx-react-lite': /^\.observer$/,
  'npm:zustand': /^\.(?:create|createStore|default)$/,
  'npm:zustand/vanilla': /^\.createStore$/,
  'npm:zustand/react': /^\.create$/,
  'npm:zustand/traditional': /^\.createWithEqualityFn$/,
  'npm:zustand/middleware': /^\.(?:persist|devtools|subscribeWithSelector|combine)$/,
  'npm:zustand/middleware/immer': /^\.immer$/,
  'npm:zustand/shallow': /^\.useShallow$/,
  'npm:zustand/react/shallow': /^\.useShallow$/,
};

/** The function that a library only puts something around; null where the call is none of these. */
export function aroundWhat([root = '', step = '', call, ...rest]: AccessPath, args: readonly Node[]): Node | null {
  if (rest.length > 0 || (call !== undefined && call !== '()') || AROUND[root]?.test(step) !== true) return null;
  return args[0] ?? null;
}

/** Where the functions and the state of a Pinia store stand: in the function that sets it up, or in its options. */
export const storeOf = ([root, step, ...rest]: AccessPath, args: readonly Node[]): Node | null => (root === 'npm:pinia' && step === '.defineStore' && rest.length === 0 ? (args.at(1) ?? args.at(0) ?? null) : null);

/** Sentry and its like: the parameter of the callback is the SDK itself, as far as data go. */
export const GIVES_ITSELF = new Set(['withScope', 'configureScope', 'withIsolationScope', 'getCurrentScope']);
