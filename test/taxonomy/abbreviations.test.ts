import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/index.ts';

const { matchers } = await loadCatalogue();

describe('short names', () => {
  it.each([
    ['gaid', ['user.device.device_id.advertising']],
    ['GAID', ['user.device.device_id.advertising']],
    ['gaId', []],
    ['adId', ['user.device.device_id.advertising']],
    ['userID', ['user.unique_id']],
  ])('%s', (name, categories) => expect(matchers.classify(name, 'field')).toEqual(categories));
});

describe('conditions', () => {
  it.each([
    ['requireParticipantEmail', []],
    ['hide_home_phone_number', []],
    ['participantEmail', ['user.contact.email']],
    ['inviteeName', ['user.name']],
  ])('%s', (name, categories) => expect(matchers.classify(name, 'field')).toEqual(categories));
});
