import type { Node } from '@babel/types';

const KEY_NAME = /^[A-Z][A-Z\d]*_(?:[A-Z\d]+_)*(?:KEY|TOKEN|ID|DSN|CLIENT|SECRET)$/;
/** What is given out to be known by: no word, no path, no text for people. */
const KEY = /^(?:\d{8,}|UA-\d{4,}-\d{1,3}|G-[A-Z\d]{8,}|(?=\D*\d)[\w.:@=+-]{16,200})$/;
/** Under which something is kept: `speech-settings-v2`. */
const WORDS = /^[a-z]+(?:[-_.:@][a-z]+)*[-_.:@]?v?\d{1,2}$/i;

/** A key of a service that stands in the code: `MAPBOX_TOKEN = "pk.…"`. Its name is that of the variable that would hold it. */
export const isKeyConstant = (name: string, value: Node | null | undefined): boolean => KEY_NAME.test(name) && value != null && isKey(value);

function isKey(value: Node): boolean {
  switch (value.type) {
    case 'StringLiteral':
      return KEY.test(value.value) && !WORDS.test(value.value);
    case 'ConditionalExpression':
      return isKey(value.consequent) || isKey(value.alternate);
    default:
      return false;
  }
}
