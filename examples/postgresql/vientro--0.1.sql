\echo Use "CREATE EXTENSION vientro" to load this file. \quit

CREATE FUNCTION vientro_version() RETURNS text
  AS 'MODULE_PATHNAME', 'vientro_pg_version' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION vientro_version IS 'the library that is loaded, and its catalogues';

CREATE FUNCTION vientro_parse(amount text, currency text, lang text DEFAULT 'none') RETURNS bigint
  AS 'MODULE_PATHNAME', 'vientro_pg_parse' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION vientro_parse IS 'minor units of an amount as text; lang is none, vi or en';

CREATE FUNCTION vientro_format(minor bigint, currency text, lang text DEFAULT 'none') RETURNS text
  AS 'MODULE_PATHNAME', 'vientro_pg_format' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION vientro_format IS 'an amount as text; lang is none, vi or en';

CREATE FUNCTION vientro_add(a bigint, a_currency text, b bigint, b_currency text) RETURNS bigint
  AS 'MODULE_PATHNAME', 'vientro_pg_add' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION vientro_add IS 'the sum of two amounts of one currency, in minor units';

CREATE FUNCTION vientro_sum_add(internal, bigint, text) RETURNS internal
  AS 'MODULE_PATHNAME', 'vientro_pg_sum_add' LANGUAGE C IMMUTABLE PARALLEL SAFE;
CREATE FUNCTION vientro_sum_combine(internal, internal) RETURNS internal
  AS 'MODULE_PATHNAME', 'vientro_pg_sum_combine' LANGUAGE C IMMUTABLE PARALLEL SAFE;
CREATE FUNCTION vientro_sum_serialize(internal) RETURNS bytea
  AS 'MODULE_PATHNAME', 'vientro_pg_sum_serialize' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION vientro_sum_deserialize(bytea, internal) RETURNS internal
  AS 'MODULE_PATHNAME', 'vientro_pg_sum_deserialize' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION vientro_sum_total(internal) RETURNS numeric
  AS 'MODULE_PATHNAME', 'vientro_pg_sum_total' LANGUAGE C IMMUTABLE PARALLEL SAFE;

CREATE AGGREGATE vientro_sum(minor bigint, currency text) (
  SFUNC = vientro_sum_add,
  STYPE = internal,
  SSPACE = 32,
  FINALFUNC = vientro_sum_total,
  COMBINEFUNC = vientro_sum_combine,
  SERIALFUNC = vientro_sum_serialize,
  DESERIALFUNC = vientro_sum_deserialize,
  PARALLEL = SAFE
);
COMMENT ON AGGREGATE vientro_sum(bigint, text) IS 'the exact total of amounts of one currency, in whole units; an error for two';

CREATE FUNCTION vientro_province(code text, as_of date, map int DEFAULT 34) RETURNS text[]
  AS 'MODULE_PATHNAME', 'vientro_pg_province' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION vientro_province IS 'the units of the map of 63 or 34 where the unit that had a code on a day lies, or which it holds';
