import type { Span } from './evidence.ts';
import type { Datum } from './datum.ts';
import type { AccessPath, Guarded, Sink } from './facts.ts';

/**
 * A named place through which a framework or a library hands data on: an event, an action of a store, a context, a
 * variable of a module. What is put there comes out wherever it is read; `link` joins both by name.
 */
export interface Channel {
  kind: 'event' | 'action' | 'context' | 'state' | 'value';
  /** Where it is made: a path to another file or a package, [] for this file, `['global:window']` for one of all files. */
  of: AccessPath;
  /** Its name there; a path where another file holds the name as a constant. */
  name: string | AccessPath;
}

/** Something that is put into a channel, value by value. */
export interface Put extends Span, Guarded {
  channel: Channel;
  given: Datum[][];
}

/** What is read from a channel reaches the sink. */
export interface Read {
  channel: Channel;
  /** Which of the values that are put there together, and what is taken of it. */
  index: number;
  steps: readonly string[];
  sink: Sink;
}

/** A call that a framework makes for the code: a component rendered with its properties, a listener that another file exports. */
export interface Handed extends Span, Guarded {
  path: AccessPath;
  given: Datum[][];
}

/** What a function gives to a function that it is given. */
export interface Invocation {
  /** Of its own parameter, and what is taken of it: the function that is called. */
  index: number;
  steps: readonly string[];
  given: Datum[][];
}
