/** A language that cases are written in. */
import { languages, type Language } from '#lib/domain/dialogue/language.ts';

export const match = (param: string): param is Language =>
	(languages as readonly string[]).includes(param);
