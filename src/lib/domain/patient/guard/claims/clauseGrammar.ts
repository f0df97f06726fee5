/** How a clause says what it names: denies it, asks it, only thinks of it, or says it of somebody else. */
import type { Language } from '../../../dialogue/topicCatalogue.ts';

export type ClauseGrammar = {
	/** Parts of a clause that stand for themselves: "no cough but a fever". */
	turns: RegExp;
	denies: RegExp;
	/** How a fact that only denies begins, or its label. */
	opensDenial: RegExp;
	/** Looks like a denial and is none: "can't swallow", "not only". */
	deniesNothing: RegExp;
	/** Asks, supposes, fears or plans: said of nothing that is so. */
	isUnsure: RegExp;
	/** From here on it only likens: "like a toothache". */
	likens: RegExp;
	/** Goes on with a list that was denied: "or a rash". */
	goesOn: RegExp;
	/** Says yes without naming what to. */
	affirms: RegExp;
	/** To what somebody is said to be allergic. */
	allergen: RegExp;
	/** Others than who speaks. */
	kin: RegExp;
	speaker: RegExp;
};

export const clauseGrammar: Readonly<Record<Language, ClauseGrammar>> = {
	en: {
		turns: /\b(?:but|though|although|except|only that|apart from)\b/i,
		denies:
			/\b(?:no|not|never|none|nothing|nowt|nobody|neither|nor|without|hardly|rather than|instead of|fine|normal(?:ly)?|as (?:it|they|he|she) should|all right|regular(?:ly)?|same as ever|as usual|can move|moves? everything)\b|n['’]t\b/i,
		opensDenial:
			/^(?:(?:has|is|does|did|was)\s+)?(?:no|not|never|without|none|nothing|nowt)\b|\bnormal|as usual|same as ever|\bfine\b/i,
		deniesNothing:
			/\b(?:can['’]?t|cannot|can not|couldn['’]?t|could not|not able|not (?:only|just|long|sure|good|great|right|working|breathing|feeling|been (?:able|well|right))|isn['’]t (?:working|right)|no (?:better|different|good|idea|wonder|feeling|doubt)|won['’]t|wouldn['’]t|don['’]t know|doesn['’]t fade|don['’]t fade)\b/gi,
		isUnsure:
			/\b(?:if|unless|might|may|maybe|perhaps|could|would|will|shall|should|i['’]d (?:rather|like|sooner)|thought|think|reckon|wonder(?:ed|ing)?|worr(?:y|ied)|afraid|scared|frightened|terrified|fear|hope|hoping|suppose|supposed|meant to|want(?:ed)?|let|can you|can i|do you|are you|have you|whether|keep thinking|put it down|searched|looked it up|read(?:ing)? (?:about|up)|in case|nearly|almost)\b|['’]ll\b|^\W*(?:what|why|how|who|where)\b|^\W*(?:so\s+|and\s+)?(?:is|are|was|were|do|does|did|have|has|had|am)\s+(?:i|it|that|this|you|he|she|they|there|we|my|the)\b/i,
		likens: /\b(?:like (?:a|an|the|some|when|having|toothache)|as if|as though|more of a)\b/i,
		goesOn: /^\s*(?:or|nor|and no)\b/i,
		affirms:
			/^\W*(?:yes|yeah|yep|aye|a bit|a little|sometimes|now and (?:then|again)|occasionally|i do|i have|i did|i am|quite a bit|often|most days)\b/i,
		allergen:
			/\ballergic to (?:the |some |any |all )?(?<what>\p{L}+)|\b(?<cause>\p{L}+) (?:brings?|brought) (?:me|him|her) out/iu,
		kin: /\b(?:mother|mum|mam|father|dad|parents?|brother|sister|uncle|aunt|cousin|gran(?:dad|ny|dmother|dfather|dma|dpa)?|nan|wife|husband|partner|son|daughter|kids?|girls?|niece|nephew|friend|neighbour|colleague|family|our kid)\b/i,
		speaker: /\b(?:i|me|myself)\b|\bi['’]/i,
	},
	'zh-CN': {
		turns: /但是|不过|可是|除了|倒是/,
		denies: /没|不|无|未|别的|正常|好好的|挺好|能动|都动|好使|如常|自如/,
		opensDenial: /^(?:从来?)?(?:没|无|不|未)|正常|如常|能动/,
		deniesNothing:
			/[\u4e00-\u9fff]不(?:下|上|清|着|出|起|住|动|了|到|过|退|直|开|得)|不(?:正常|好|行|舒服|得劲|对|够|太好|利索|灵|光|只|止|能动)|没(?:知觉|劲|力气|精神|胃口|的|法)|动不动|尿不湿|不知道|不知不觉|说不定/g,
		isUnsure:
			/如果|要是|万一|会不会|是不是|可能|也许|怕(?!光|冷|热|风|吵)|担心|以为|觉得是|估计|想着|希望|吗|呢$|么$|什么|怎么|哪儿|哪里|能不能|要不要|应该|打算|准备|寻思|琢磨|差点/,
		likens: /(?:跟|像|好像|如同).*(?:似的|一样)|像/,
		goesOn: /^\s*(?:也没|还有|或者|和)/,
		affirms: /^\s*(?:有(?!没)|是的|对|嗯[，,]?有|有一点|有点|偶尔|有时|经常|有过)/,
		allergen: /对(?<what>\p{Script=Han}{1,5}?)(?:也|都|会)?过敏|(?<cause>\p{Script=Han}{2})过敏/u,
		kin: /爸|妈|爹|娘|姐|哥|弟|妹|爷|奶奶|姥|叔|舅|姑|姨|爱人|老婆|媳妇|老公|丈夫|闺女|女儿|同事|邻居|家里人|亲戚/,
		speaker:
			/我(?!们?家?的?(?:爸|妈|爹|娘|姐|哥|弟|妹|爷|奶|姥|叔|舅|姑|姨|爱人|老婆|媳妇|老公|丈夫|闺女|女儿|儿子))|自己/,
	},
};
