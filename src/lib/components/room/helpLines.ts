/** Where somebody in distress can turn, the reader's own country first. Numbers checked against the services' own pages. */
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/paraglide/runtime.js';

type HelpLine = { place: () => string; name: string; number: string };

const china: HelpLine = { place: m.supportChina, name: '全国统一心理援助热线', number: '12356' };
const elsewhere: readonly HelpLine[] = [
	{ place: m.supportBritain, name: 'Samaritans', number: '116 123' },
	{ place: m.supportAmerica, name: 'Suicide & Crisis Lifeline', number: '988' },
];

export const helpLinesFor = (locale: Locale): readonly HelpLine[] =>
	locale === 'zh-CN' ? [china, ...elsewhere] : [...elsewhere, china];
