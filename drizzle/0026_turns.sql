-- A turn is stored by one statement: what must have been so, and was not, undoes all of it.
CREATE FUNCTION refuse_turn() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'The consultation went on meanwhile.' USING ERRCODE = 'VP001';
END $$;
