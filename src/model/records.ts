/** Names that stand for the whole record of a person, and the models that they are named after. */

/** What tells which of the people it is, and in what form the record is had. */
const RECORD = /^(?:(?:current|logged_?in|signed_?in|auth(?:enticated)?|db|existing|new|updated|created|found|saved|active|selected|session|my|the|full|raw|all)_?)?(user|customer|member|patient|employee|student|passenger|attendee|applicant|person|guest)s?(?:_?(?:data|info|details|profile|record|doc|document|object|obj|entity|row|json|payload|model))?$/i;

/** The singular of what a variable or model so called is a record of, in lower case; null where it stands for no person. */
export const recordName = (name: string): string | null => RECORD.exec(name)?.[1]?.toLowerCase() ?? (/^(?:people|persons)$/i.test(name) ? 'person' : null);

/** What is known of a record that nothing shows the fields of: that somebody is on record. */
export const WHOLE_RECORD: readonly string[] = ['user.account'];

const PERSON_TYPE = /^(?:I(?=[A-Z])|T(?=[A-Z]))?(?:[A-Z][a-z\d]+)*(?:User|Customer|Member|Patient|Employee|Student|Subscriber|Passenger|Attendee|Applicant|Candidate|Person|Guest|Contact|Author|Profile|Invitee|Recipient|Visitor|Participant|Account)(?:Data|Info|Details|Record|Doc(?:ument)?|Entity|Row|Model|Type|Dto|DTO|Input|Response|Result|Payload|Schema|Interface|Attributes)*$/;

/** Whether values of a type so called are people: what such a value has is theirs. */
export const isPeopleType = (name: string): boolean => PERSON_TYPE.test(name);
