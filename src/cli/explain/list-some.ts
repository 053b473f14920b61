const SHOWN = 20;

/** The first values in one line, and how many there are besides. */
export const listSome = (values: readonly string[]): string =>
  values.slice(0, SHOWN).join(', ') + (values.length > SHOWN ? ` and ${values.length - SHOWN} more` : '');
