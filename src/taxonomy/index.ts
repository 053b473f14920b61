/** The vocabulary that evidence and manifests share. Importing it does no work; trees expand on first use. */
export { keyForAlias, keysForAlias, suggestKey, type Vocabulary } from './aliases.ts';
export { covers, isSensitive, isWithin, related, SENSITIVE_ROOTS, sensitiveRootsOf } from './covers.ts';
export { describe, describePurpose } from './describe.ts';
export { fideslangKey } from './fideslang-key.ts';
export { replaceFormerKey } from './former-keys.ts';
export { currentKey, isCategory, isPurpose, isSubject, listCategories, listPurposes, listSubjects } from './keys.ts';
export { bareTerm, categoriesOfTerm, meaningOfTerm, purposesOfTerm, termsOfCategory, type TermsOfCategory } from './notices.ts';
export { countEdits, suggest } from './suggest.ts';
export { VOCABULARY } from './vocabulary.ts';
