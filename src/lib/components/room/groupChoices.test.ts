import { describe, expect, it } from 'vitest';
import { choicesFixture } from '../fixtures/studentViewFixture.ts';
import { groupChoices } from './groupChoices.ts';

const { findings } = choicesFixture('en');
const labels = (wanted: string) =>
	groupChoices(findings, 'examination', wanted).map((group) => [
		group.label,
		group.choices.map((choice) => choice.label),
	]);

describe('the list of examinations', () => {
	it('shows everything under its heading while nothing is searched for', () => {
		expect(labels('')).toEqual([
			['General', ['Vital signs', 'Temperature']],
			['Chest', ['Oxygen saturation', 'Breath sounds', 'Percussion of the chest']],
		]);
	});
	it('finds by parts of words in any order, whatever the capitals', () => {
		expect(labels('SOUNDS bre')).toEqual([['Chest', ['Breath sounds']]]);
	});
	it('finds a whole group by its heading', () => {
		expect(labels('general')).toEqual([['General', ['Vital signs', 'Temperature']]]);
	});
	it('keeps tests out', () => {
		expect(labels('x-ray')).toEqual([]);
	});
	it('finds by another name that the list knows', () => {
		const found = groupChoices(choicesFixture('zh-CN').findings, 'examination', '听诊');
		expect(found.flatMap((group) => group.choices).map((choice) => choice.id)).toEqual([
			'breath_sounds',
		]);
	});
	it('finds Chinese names', () => {
		const chinese = choicesFixture('zh-CN').findings;
		const found = groupChoices(chinese, 'investigation', '血常规');
		expect(found.flatMap((group) => group.choices).map((choice) => choice.id)).toEqual([
			'full_blood_count',
		]);
	});
});
