const CONTROL = /<(?:input|select|textarea|(?:[A-Z][\w.]*)?(?:[iI]nput|Field|Select|Area|Picker|Combobox|Controller)\w*)\b/;

/** Whether a text may hold controls of a form, among them those of component libraries and React Native. */
export const mayHoldFields = (text: string): boolean => CONTROL.test(text);
