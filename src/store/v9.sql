-- Version 9: how far a seller has come in a weekly review, and whose day has come who was set aside in one.
CREATE INDEX reviewed_by ON reviewed(seller, at);
CREATE INDEX reviewed_aside ON reviewed(seller, aside_until) WHERE aside_until IS NOT NULL;
