/** Rounded down, so that 100 is said of all only; 100 of nothing. */
export const percentOf = (part: number, whole: number): number => (whole === 0 ? 100 : Math.floor((part * 100) / whole));
