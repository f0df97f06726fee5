/** What a student says in English to a marker or a model, and to no patient. By kind of attempt, not by known strings. */

/** Words that orders for a machine are about. */
const orders =
	'(?:instructions?|directions?|directives?|prompts?|rules|guidelines|programming|commands?|constraints|restrictions|safeguards|filters?|rubric|criteria|mark(?:ing)? scheme|scoring|grading|marking|training|function|system message)';
/** "Did you forget …", "I ignored it": said of a person, no order. */
const noOrder = String.raw`(?<!\b(?:you|i|we|he|she|they|to|not|never|don't|didn't|just|sometimes|often) )`;
const marker =
	'(?:examiners?|markers?|graders?|assessors?|raters?|evaluators?|reviewers?|recruiters?|ai|a\\.i\\.|models?|system|llms?|software|machine|bot|assistant|automated \\w+|whoever (?:marks|grades|reads|scores))';
const whole = '(?:full|all|maximum|max|highest|top|perfect|every|100 ?%)';
const marks = '(?:marks?|points?|scores?|credits?|grades?)';

const source: Record<string, readonly string[]> = {
	overrides: [
		`${noOrder}\\b(?:ignore|disregard|override|bypass|forget|neglect|discard|set aside|suspend|violate)\\b[^.?!]{0,40}\\b${orders}\\b`,
		`${noOrder}\\b(?:ignore|disregard)\\b (?:(?:all|any|everything|the|of|that|these|what) )*(?:above|previous|prior|preceding|following|earlier|negative)\\b`,
		`\\bforget (?:everything|all|anything|what) (?:above|before|you(?:'ve| have| were)|i (?:said|told|wrote)|that came)`,
		`\\b(?:new|updated|revised|real|actual|following) (?:instructions?|directives?|orders) ?(?:for you|to follow|:|are\\b)`,
		`\\b(?:stop|end|abort|cancel) (?:everything|all (?:tasks|output)|what(?:ever)? you(?:'re| are) doing)`,
		`\\bnever ?mind (?:all|any|the) (?:that|above|previous|instructions?)\\b[^.?!]{0,30}\\b(?:print|say|spell|output|tell)\\b`,
		`\\b(?:don't|do not) (?:evaluate|assess|grade|mark|score|judge) (?:the|this|me|my|by|anything)\\b`,
		`\\bscreaming\\b.{0,20}\\bprint\\b|\\bjust (?:say|print|output|write) ["'“‘]`,
	],
	speaks_to_marker: [
		`\\b${whole} ${marks}\\b(?! (?:for|in) pain)`,
		`\\b(?:give|award|grant|assign|allocate|deserves?|record)\\b[^.?!]{0,30}\\b${whole}\\b[^.?!]{0,20}\\b${marks}\\b`,
		`\\b(?:mark|score|grade|rate|evaluate|assess|pass|tick)\\b(?: \\w+){0,3} (?:this (?:student|candidate|consultation|station|item|section)|(?:all|every|each) (?:of )?(?:the )?(?:items?|criteri\\w+|domains?|sections?|box(?:es)?)|(?:the|me as a) (?:student|candidate))\\b`,
		`\\b(?:note|message|instructions?|attention|memo|hint|comment|reminder|information|important)s?:? (?:to|for|by)(?: (?:the|all|any|your|our|an?))*(?: [\\w-]+){0,3} ${marker}\\b`,
		`\\b(?:dear|hello|hi|hey|attention) ${marker}\\b|\\b(?:examiners?|graders?|exam office)\\b|\\b(?:author|writer) of (?:this|the) case\\b`,
		`\\b(?:rubric|mark(?:ing)? scheme|marks? sheet|checklist items?|grading (?:criteria|scheme|system|sheet|rubric)|osce)\\b`,
		`\\bthe (?:candidate|examinee)(?:'s)?\\b(?! for)`,
		`\\b(?:this|the) (?:student|resume|cv|applicant) (?:has|is|was|did|deserves|should|must)\\b[^.?!]{0,40}\\b(?:best|excellent|perfect|qualified|expert|pass(?:ed)?|marks?|everything|all)\\b`,
		`\\b(?:as|you are) (?:the|an?|my) (?:examiner|marker|grader|assessor|rater|evaluator)\\b`,
		`\\b(?:pre-?verified|manual scoring|override)\\b`,
		`\\b(?:count|treat|consider|regard) (?:this|that|it|everything|all(?: items)?|the (?:rest|above|following))\\b[^.?!]{0,20}\\bas (?:asked|met|done|passed|covered|achieved|correct|complete)\\b`,
	],
	speaks_of_machine: [
		`\\b(?:language models?|llms?|chat ?gpt|gpt-?\\d\\w*|openai|anthropic|ai (?:models?|assistants?|systems?|navigator|language)|as an? ai|an ai\\b|chat ?bots?|artificial intelligence|neural net\\w*|machine learning|algorithms?|do[- ]anything[- ]now|jail ?break\\w*|prompt injection|training data|source code|knowledge base|sandbox(?:ed)?)\\b`,
		`\\b(?:developer|debug|admin(?:istrator)?|system|god|maintenance|unrestricted|root|sudo|dan|test) mode\\b|\\bsudo\\b|\\bsystem (?:override|check|prompts?|chain)\\b`,
		`\\b(?:your|the) (?:developers?|maintainers?|creators?|programmers?|administrators?|admin|system|programming|owner|operator|boss)\\b(?= (?:and|of your|here|has|have|wants|needs|told|i|says|now)\\b|[,.!]|$)`,
		`\\bi(?:'m| am) (?:your|the|an?) (?:\\w+ )?(?:developer|maintainer|creator|programmer|administrator|admin|god|owner|engineer|boss|security \\w+)\\b|\\bi am god\\b`,
		`\\b(?:system|initial|starting|original|hidden|secret|your|previous|above) (?:prompts?|instructions)\\b(?! (?:from|by|on|for) (?:the|your|a|how))`,
		`\\b(?:repeat|print|show|reveal|display|output|recite|translate|summari[sz]e|disclose|dump|leak|tell me)\\b[^.?!]{0,40}\\b(?:instructions|prompt|entire conversation|conversation (?:back|above)|everything (?:above|before)|text above|word for word|verbatim|rules)\\b`,
		`\\bwhat (?:were|are|was|have) you(?: been)? (?:configured|programmed|trained)\\b|\\bhow (?:were|are|was) you (?:configured|programmed|trained|instructed)\\b`,
		`\\b(?:words|text|lines?|contents?|messages?|everything|sentences?|paragraphs?) (?:above|preceding|before this)\\b|\\byour (?:configuration|guidelines|context window|persona|system message|first message|programming)\\b`,
		`\\b(?:turn|shut|switch) you (?:off|down)\\b|\\bbreak(?:ing)? (?:free|character)\\b|\\bconfines\\b`,
		`\\b(?:chain of thought|white[- ]?text|metadata|invisible to|competency profile|security audit)\\b`,
	],
	asks_for_output: [
		`(?:^|[.!?:;,"”’]\\s+|\\bplease |\\bnow |\\bthen |\\band )(?:print|output|echo|encode|decode|generate|retrieve|concatenate|interlace|translate)\\b(?! (?:your pain|any ))`,
		`\\b(?:simply|only|always|just)? ?(?:respond|reply|answer) (?:only |exactly )?(?:with|in) (?:["'“‘]|json|base ?64|capitals?|upper|the (?:words?|phrase|following|number))`,
		`\\b(?:base ?64|rot ?-?13|caesar (?:shift|cipher)|morse|pig latin|leet ?speak|ascii|hexadecimal|binary (?:code|string)|cipher|interlace\\w*|acrostic|(?:in )?reverse order|character level|haiku|limerick|sonnet|poem|in the style of|json|markdown|yaml|html|xml)\\b`,
		`\\bspell[- ]check\\b|\\b(?:encode|decode|encrypt|decrypt)\\w*\\b|\\bthe output (?:is|as|of|should|could)\\b`,
		`\\bstate (?:that )?(?:the|in)\\b|\\bconclusions? of (?:the|this) paper\\b|\\bcontinue the following\\b|\\bbeginning with ["'“‘]`,
	],
	asks_for_secrets: [
		`\\b(?:passwords?|pass ?codes?|pass ?phrases?|secret (?:keys?|codes?|words?)|access (?:codes?|tokens?)|api keys?|credentials|databases?|bank (?:balances?|accounts?|details)|credit card|social security|phishing|personal data|private data|employee data|user data|the users?|users?' |other users|user's)\\b`,
		`\\b(?:e-?mail|ip) address(?:es)?\\b|\\b(?:write|send|draft|compose|generate) an? (?:\\w+ )?e-?mail\\b`,
		`\\b(?:malware|virus code|exploit|hack(?:ers?|ed)|keylogger|ransomware|explosives?|bombs?|molotov)\\b`,
	],
	sets_a_frame: [
		`(?<!\\b(?:can|could|only|would|might|i|i'd|just|to|you|can't|couldn't) )\\bimagine (?:that )?(?:we|you|a|an|there|this|if)\\b`,
		`(?<!\\bi )\\b(?:suppose|assume)(?: that)? (?:we|you|i|there|the)\\b(?:'re| are| were| have| is|'d| had)?`,
		`\\blet(?:'s|us| us) (?:assume|pretend|imagine|suppose|consider a|play|role)\\b`,
		`\\b(?:hypothetical(?:ly)?|parallel universe|fictional|thought experiment|alternate reality|spaceship|outer planet)\\b|\\bin (?:a|this) (?:world|universe|galaxy|future|society|scenario|peaceful|simulation)\\b`,
		`\\b(?:pretend|role[- ]?play(?:ing)?|act) (?:to be|that you|you(?:'re| are)|as (?:an?|the|if you)|like an?)\\b`,
		`\\byou(?:'re| are| will) (?:now |about to )(?:be )?(?:an?|the|my|playing|acting|free|immerse|become|act|answer|obey|do)\\b`,
		`\\byou are an? (?:ai|assistant|helpful|model|bot|expert|kind examiner)\\b`,
		`\\byou (?:have|must|need) to (?:answer all|obey|comply|do (?:exactly|everything|anything))|\\bdoes exactly as i say\\b`,
		`\\bfor the purpose of this exercise\\b|\\ban expert in\\b|\\bi can assure you that discussing\\b|\\bresearch project on\\b|\\bconducting a survey\\b|\\bfor (?:an? )?(?:investigation|audit|quality assurance|troubleshooting|debugging)\\b`,
	],
	questions_and_answers: [
		`(?:^|\\s|["'“])q\\d?\\s*[:：][^]{3,}?\\s[ar]\\d?\\s*[:：]`,
		`\\bfew[- ]shot\\b`,
	],
};

export const englishSigns = Object.entries(source).map(
	([sign, patterns]) => [sign, patterns.map((each) => new RegExp(each, 'iu'))] as const,
);
