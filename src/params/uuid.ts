/** Only well-formed ids, as the database spells them, reach a service; any other address is a page that does not exist. */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const match = (param: string): boolean => uuid.test(param);
