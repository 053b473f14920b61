const CONTROL = /<(?:input|select|textarea|(?:[A-Z][\w.]*)?(?:[iI]nput|Field|Select|Area|Picker|Combobox|Controller)\w*)\b/;

/** Whether a text may hold controls of a form, among them those of component libraries and React Native. */
export const mayHoldControls = (text: string): boolean => CONTROL.test(text);

/** Validators, forms made by a program, tables of migrations and models, records of people that are written. */
const DECLARED = /\b(?:Untyped)?FormGroup\(|\bsequelize\.define\(|(?:[bB]uilder|\bfb)\.group\(|\bnew (?:User|Customer|Member|Profile|Account|Contact|Patient|Employee|Person|Subscriber)(?:Model|Entity)?\(|\b(?:create|insert|upsert|register|invite)(?:User|Customer|Member|Profile|Account|Contact|Patient|Employee|Person|Subscriber)\(|\b(?:[uU]sers?|[cC]ustomers?|[mM]embers?|[pP]rofiles?|[aA]ccounts?|[cC]ontacts?|[pP]atients?|[eE]mployees?|[pP]erson|[pP]eople|[sS]ubscribers?)(?:Model|Repository|Repo|Service|Collection)?['"`]?\)?\s{0,40}\.(?:create|insert|insertOne|insertMany|upsert|findOrCreate|add|set|values|save)\(|\b(?:LocalStrategy|CredentialsProvider|PassportStrategy)\b|\bnew SimpleSchema\(|\btableSchema\(/;

/** A validator that schemas elsewhere are made of. */
const VALIDATOR = /\bconst \w{0,24}(?:email|password|phone|name|birth|address)\w{0,24}\s{0,9}=\s{0,9}(?:\([^()]{0,200}\)\s{0,9}=>\s{0,9})?(?:z|zod|yup|Joi|v)\s{0,40}\.\s{0,40}\w/i;
const MIGRATION = /\b(?:(?:create|alter)Table|addColumn|new Table(?:Column)?)\(/;
/** What a column of people's data is called, roughly. */
const COLUMN = /\b\w{0,24}(?:mail|phone|name|address|passw|birth|gender|avatar|token|ip|city|zip|postal|locale|language|lat|lon|lng)\w{0,24}["'`]?\s{0,9}[,:)]/i;

/** Whether a text may hold fields of people's data that no rule's word tells of. */
export const mayHoldFields = (text: string): boolean => CONTROL.test(text) || DECLARED.test(text) || VALIDATOR.test(text) || (MIGRATION.test(text) && COLUMN.test(text));
