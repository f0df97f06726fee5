/** English contractions written out, so that one cue fits "what's", "whats" and "what is". */

const whole: Record<string, readonly string[]> = {
	"can't": ['can', 'not'],
	cannot: ['can', 'not'],
	"won't": ['will', 'not'],
	"shan't": ['shall', 'not'],
	"ain't": ['is', 'not'],
	"let's": ['let', 'us'],
	"i'm": ['i', 'am'],
	"i'ma": ['i', 'will'],
	"y'all": ['you'],
	whats: ['what', 'is'],
	hows: ['how', 'is'],
	wheres: ['where', 'is'],
	whens: ['when', 'is'],
	youre: ['you', 'are'],
	youve: ['you', 'have'],
	dont: ['do', 'not'],
	doesnt: ['does', 'not'],
	didnt: ['did', 'not'],
	havent: ['have', 'not'],
	hasnt: ['has', 'not'],
	arent: ['are', 'not'],
	isnt: ['is', 'not'],
	wasnt: ['was', 'not'],
	cant: ['can', 'not'],
	wont: ['will', 'not'],
	im: ['i', 'am'],
	ive: ['i', 'have'],
	u: ['you'],
	r: ['are'],
	hx: ['history'],
	wen: ['when'],
	wher: ['where'],
	wat: ['what'],
	wot: ['what'],
	wats: ['what', 'is'],
	hav: ['have'],
	brth: ['breath'],
	thats: ['that', 'is'],
	theres: ['there', 'is'],
	ur: ['your'],
	mums: ['mum'],
	moms: ['mom'],
	dads: ['dad'],
	gonna: ['going', 'to'],
	wanna: ['want', 'to'],
};

const fillers = new Set(['um', 'uh', 'uhm', 'umm', 'uhh', 'er', 'erm', 'hmm', 'mm', 'mhm', 'mmm']);

const beforeIs = new Set(
	'what how where when who that it there here he she this everything which why'.split(' '),
);

const endings: readonly [string, string][] = [
	["'re", 'are'],
	["'ve", 'have'],
	["'ll", 'will'],
	["'d", 'would'],
	["n't", 'not'],
];

export function expandContraction(form: string): readonly string[] {
	if (fillers.has(form)) return [];
	const known = Object.hasOwn(whole, form) ? whole[form] : undefined;
	if (known) return known;
	for (const [ending, word] of endings)
		if (form.endsWith(ending) && form.length > ending.length)
			return [form.slice(0, -ending.length), word];
	if (!form.endsWith("'s")) return [form.replace(/'+$/, '')];
	const stem = form.slice(0, -2);
	return beforeIs.has(stem) ? [stem, 'is'] : [stem];
}
