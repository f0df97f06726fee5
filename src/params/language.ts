/** A language that cases are written in. */
import { languageSchema, type Language } from '#lib/domain/dialogue/topicCatalogue.ts';

export const match = (param: string): param is Language => languageSchema.safeParse(param).success;
