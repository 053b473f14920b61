import { holdsAny, type SettingText } from './setting-text.ts';

const OF_PEOPLE = /birth|\bdob\b|sign.?up|regist|parent|years? old|\bminor|child|under.?age|guardian|z\.number|eligib/i;
const COMPARED = /\b(?:user|person|member|applicant)?[._]?(?:age|ageInYears|yearsOld)\s*(<=?|>=?)\s*(\d{1,2})\b(?!\s*\*|\.\d)/gi;
const NAMED = /\b((?:min(?:imum)?_?age|age_?(?:limit|minimum|min|gate))(?:_?(?:in_?)?years)?)["'`]?\s*(?::\s*number\s*)?[:=]\s*["'`]?(\d{1,2})\b(?!\s*\*)/gi;
const SCHEMAS: readonly RegExp[] = [
  /\bage["'`]?\s*:\s*[^\n]{0,120}?\.(min|gte|gt)\(\s*(\d{1,2})\b/g,
  /\bage["'`]?\s*:\s*\{[^{}]{0,160}?\b(min|minimum|gte)["']?\s*:\s*\[?\s*(\d{1,2})\b/g,
  /@(Min)\(\s*(\d{1,2})\b[^\n]{0,60}\)(?:\s*@[^\n]{0,80}){0,4}\s*(?:readonly\s+)?age\b/g,
  /<input\b(?=[^>]{0,300}\bname=["'{]*age\b)[^>]{0,300}?\b(min)=["'{]*(\d{1,2})\b/gi,
];
const CHILD_DIRECTED = /\b(?:set)?(tag_?for_?(?:child_?directed_?treatment|under_?age_?of_?consent)|(?:is_?)?child_?directed)["'`]?\s*(?:[:=(]|=>)\s*["'`]?(?:true|1)\b/gi;

const WORDS = ['inAge', '_AGE', 'AGE_', '_age', 'inimumAge', 'ageInYears', 'geLimit', 'hildDirected', 'hild_directed', 'child_directed', 'ChildDirected'];

export const mayHoldAge = (text: string): boolean => holdsAny(text, WORDS) || /\b[aA]ge\b/.test(text);

/** The age from which people may take part, and the sign that a service is made for children. */
export function findAges(file: SettingText): void {
  const note = (years: number, api: string, index: number, length: number, confidence: 'high' | 'medium'): void => {
    if (years >= 3 && years <= 25) file.add('minimum-age', String(years), api, index, index + length, { confidence });
  };
  const ofPeople = OF_PEOPLE.test(file.text) || OF_PEOPLE.test(file.path);
  if (ofPeople) {
    for (const { 0: whole, 1: sign = '', 2: number = '', index } of file.text.matchAll(COMPARED)) {
      note(Number(number) + (sign === '<=' || sign === '>' ? 1 : 0), whole, index, whole.length, 'medium');
    }
  }
  for (const { 0: whole, 2: number = '', index } of file.text.matchAll(NAMED)) {
    if (!/cache|\bms\b|seconds|minutes/i.test(file.lineAt(index))) note(Number(number), whole, index, whole.length, ofPeople ? 'high' : 'medium');
  }
  for (const pattern of SCHEMAS) {
    for (const { 0: whole, 1: how = '', 2: number = '', index } of file.text.matchAll(pattern)) {
      note(Number(number) + (how === 'gt' ? 1 : 0), whole.replace(/\s+/g, ' ').slice(0, 60), index, whole.length, 'high');
    }
  }
  for (const { 0: whole, 1: name = '', index } of file.text.matchAll(CHILD_DIRECTED)) file.add('child-directed', 'true', name, index, index + whole.length);
}
