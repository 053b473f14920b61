/** Something that the user can mend: exit code 2, no stack. */
export class UsageError extends Error {
  override name = 'UsageError';
  readonly hint: string | null;

  constructor(message: string, hint: string | null = null) {
    super(message);
    this.hint = hint;
  }
}
