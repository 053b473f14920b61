import type { Channel, Read } from '../model/channel.ts';
import type { Facts } from '../model/facts.ts';
import type { Program } from './program.ts';

/** What a file does with what it reads from a channel. */
export type PlacedRead = Omit<Read, 'channel'> & { file: string };

/** More readers of one channel tell nothing new. */
const MAX_READS = 40;

/** Who reads what from which channel, in the whole program. */
export class ChannelReads {
  readonly #program: Program;
  readonly #reads = new Map<string, PlacedRead[]>();
  readonly #seen = new Set<string>();
  /** Grows with every read that was not known. */
  size = 0;

  constructor(facts: readonly Facts[], program: Program) {
    this.#program = program;
    for (const { path, module } of facts) for (const read of module?.reads ?? []) this.add(read, path);
  }

  add({ channel, index, steps, sink }: Read, home: string, file = home): void {
    const key = this.keyOf(channel, home);
    if (key === null) return;
    const { line, column } = sink.kind === 'place' ? sink.sighting : sink.span;
    const place = `${key}\n${index}${steps.join('')}\n${file}\n${sink.kind === 'place' ? `${sink.path ?? file} ${sink.sighting.rule}` : sink.kind === 'call' ? `${sink.call.join('')} ${sink.argument}${sink.at.join('')}` : 'put'} ${line}:${column}`;
    if (this.#seen.has(place)) return;
    const list = this.#reads.get(key) ?? [];
    if (list.length >= MAX_READS) return;
    this.#seen.add(place);
    this.size++;
    list.push({ index, steps, sink, file });
    this.#reads.set(key, list);
  }

  of(channel: Channel, from: string): readonly PlacedRead[] {
    const key = this.keyOf(channel, from);
    return key === null ? [] : (this.#reads.get(key) ?? []);
  }

  /** The same for every file that speaks of the same channel; null where nobody knows which it is. */
  keyOf({ kind, of, name }: Channel, from: string): string | null {
    const home = this.#program.placeOf(of, from);
    if (home === null) return null;
    const text = typeof name === 'string' ? name : this.#program.textOf(name, from);
    if (text === null) return null;
    return `${kind} ${home} ${text === 'default' && kind === 'context' ? (this.#program.defaultOf(home) ?? text) : text}`;
  }
}
