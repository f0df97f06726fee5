/** Who is on the other side of a conversation: the patient, or whoever speaks for them. */
type Patient = { name: string; speaker?: { name: string } | null | undefined };

export const speakerName = ({ name, speaker }: Patient): string => speaker?.name ?? name;
