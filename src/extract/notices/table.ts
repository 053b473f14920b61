/** A table as text, whatever it was written in; offsets are of the file. */
export interface Cell {
  text: string;
  start: number;
  end: number;
}
export type Table = Cell[][];
