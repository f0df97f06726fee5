-- A piece is of a reply of its consultation and school: looked up once for all that a statement adds.
CREATE FUNCTION refuse_stray_pieces() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (
		SELECT FROM added WHERE NOT EXISTS (
			SELECT FROM replies WHERE replies.id = added.reply_id
				AND replies.consultation_id = added.consultation_id AND replies.school_id = added.school_id
		)
	) THEN
		RAISE EXCEPTION 'A piece is of a reply of its consultation and school.'
			USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'reply_chunks_of_reply', TABLE = 'reply_chunks';
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER reply_chunks_of_reply AFTER INSERT ON reply_chunks
	REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_stray_pieces();
