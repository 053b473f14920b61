/** Words for a person, or for what is kept of one: a thing so called has a name, an address, a picture that is theirs. */
const PEOPLE = new Set(
  `user customer member person people profile patient contact employee subscriber guest attendee student teacher author
  recipient signer signatory lead applicant candidate invitee invite invitation registration register registrant signup
  signin login join account checkout billing shipping booking passenger driver donor donation volunteer resident visitor
  voter staff admin participant buyer seller shopper respondent reporter newsletter address me viewer onboarding citizen
  holder freelancer mentor owner instructor learner colleague coworker caller rider courier nominee`.split(/\s+/),
);
/** Words that say in what form a thing is had, or what is done with it, not what it is. */
const FILLER = new Set(
  `schema dto input request req body payload form model validator validation arg args param params data value values type
  entity entities table info detail prop props state response result object list repository repo service
  controller resolver handler route router action page view store dao manager db mutation query field initial
  default create update new edit delete add insert upsert base partial put patch get set save send submit z screen modal
  dialog section card step us index server client async raw json shape definition def spec dtos on handle init controllers
  the my current all one by for with v prisma module component layout export api example public private optional required
  rules yup joi zod interface class impl response_ ts js local endpoint`.split(/\s+/),
);
/** Before these words, `account` and the like are no person's. */
const NOT_OF_PEOPLE = /(?:bank|service|storage|mail|email|smtp|aws|azure|gcp|video|media|ip|mac|host|server|network|wallet|contract|token|performance|color|shipping|tax|price|pricing|browser|build|aws|v|jwt|request|message|asset|symbol|security|instrument|product|device|printer|launch|cpu|gpu|power|risk|market|voice)(?:account|profile|signer)$|(?:ip|mac|host|server|network|wallet|contract|email|mail|memory)address$/;

/**
 * Whether a name stands for people: by its last word that says anything (`createUserSchema` does, `userGroup` does
 * not). Null where no word says anything (`bodySchema`).
 */
export function isOfPeople(name: string): boolean | null {
  const words = tellingWords(name);
  const last = words.at(-1);
  if (last === undefined) return null;
  const two = `${words.at(-2) ?? ''}${last}`;
  if (NOT_OF_PEOPLE.test(two)) return false;
  return isPeople(last) || two === 'signup' || two === 'signin' || two === 'login';
}

/** The words of a name, up to the last that says anything: of `createCommentSchema` the words create, comment. */
export function tellingWords(name: string): string[] {
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2').toLowerCase().split(/[^a-z]+/).filter((word) => word !== '');
  while (words.length > 0 && isFiller(words.at(-1)!)) words.pop();
  return words;
}

const singular = (word: string): string => (word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.endsWith('sses') ? word.slice(0, -2) : word.endsWith('ss') ? word : word.replace(/s$/, ''));
const isPeople = (word: string): boolean => PEOPLE.has(word) || PEOPLE.has(singular(word));
const isFiller = (word: string): boolean => FILLER.has(word) || FILLER.has(singular(word));

/** The first of the names, nearest first, that says whether it is of people. */
export function areOfPeople(names: readonly string[]): boolean {
  for (const name of names) {
    const answer = isOfPeople(name);
    if (answer !== null) return answer;
  }
  return false;
}

/** What a file is called, for such names: its own name, then the folder's. */
export function namesOfFile(path: string): string[] {
  const [file = '', folder = ''] = path.split('/').reverse();
  return [file.replace(/\.[^/]*$/, '').replace(/^\+/, ''), ...(/^\W*(?:index|route|page|server|schema|model|validator|controller|types?|actions?|handler|service)s?\W/i.test(`${file} `) ? [folder.replace(/^[([]|[)\]]$/g, '')] : [])];
}
