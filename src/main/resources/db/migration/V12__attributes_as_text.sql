-- Attributes are only read and written as a whole, and jsonb refuses some that are good JSON: "\u0000", lone surrogates,
-- numbers of a million digits. A service of before this migration can go on writing: what it casts to jsonb becomes text.
alter table known_attributes alter column attributes type text;
