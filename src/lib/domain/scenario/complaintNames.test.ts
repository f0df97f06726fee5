import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nameComplaint, parseComplaintNames } from './complaintNames.ts';

const file = 'scenarios/complaints.yaml';
const shipped = parseComplaintNames(readFileSync(file, 'utf8'), file);

describe('the name of a complaint', () => {
	it('is said in the language asked for, with its system', () => {
		if ('faults' in shipped) throw new Error(shipped.faults[0]?.problem);
		const name = (language: 'en' | 'zh-CN') =>
			nameComplaint(shipped.complaints, 'chest_pain', language);
		expect(name('en')).toEqual({ label: 'Chest pain', system: 'heart_lungs' });
		expect(name('zh-CN')).toEqual({ label: '胸痛', system: 'heart_lungs' });
	});

	it('is spelled out where nobody has named it, under no system', () => {
		expect(nameComplaint([], 'itchy_feet', 'en')).toEqual({ label: 'Itchy feet', system: null });
	});

	it('must be there in every language', () => {
		const english = 'complaints:\n  - { id: cough, system: heart_lungs, label: { en: Cough } }';
		expect(parseComplaintNames(english, file)).toMatchObject({ faults: [{ line: 2 }] });
	});

	it('stands once', () => {
		const cough = '  - { id: cough, system: heart_lungs, label: { en: Cough, zh-CN: 咳嗽 } }';
		const twice = parseComplaintNames(['complaints:', cough, cough].join('\n'), file);
		expect(twice).toMatchObject({ faults: [{ line: 3 }] });
	});
});
