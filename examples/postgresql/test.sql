CREATE EXTENSION vientro;
-- Runs a statement that must fail, and tells how.
CREATE FUNCTION fails(statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  said text;
  id text;
BEGIN
  EXECUTE statement;
  RETURN 'did not fail';
EXCEPTION WHEN OTHERS THEN
  GET STACKED DIAGNOSTICS said = MESSAGE_TEXT, id = PG_EXCEPTION_DETAIL;
  RETURN concat_ws(' | ', SQLSTATE, said, nullif(id, ''));
END $$;

\echo -- text and back
SELECT vientro_parse('114673.5', 'USD'), vientro_parse('114.673,50', 'USD', 'vi'), vientro_parse('500,000', 'VND', 'en');
SELECT vientro_format(11467350, 'USD'), vientro_format(11467350, 'USD', 'vi'), vientro_format(-11467350, 'USD', 'en');
SELECT vientro_add(11467350, 'USD', 50, 'USD'), vientro_parse(NULL, 'USD') IS NULL;

\echo -- failures
SELECT fails($$SELECT vientro_parse('1.005', 'USD')$$);
SELECT fails($$SELECT vientro_parse('một triệu', 'VND', 'vi')$$);
SELECT fails($$SELECT vientro_parse('1', 'ABC')$$);
SELECT fails($$SELECT vientro_parse('1', 'USD', 'fr')$$);
SELECT fails($$SELECT vientro_parse('99999999999999999999', 'USD')$$);
SELECT fails($$SELECT vientro_add(1, 'USD', 1, 'VND')$$);
SELECT fails($$SELECT vientro_add(9223372036854775807, 'USD', 1, 'USD')$$);
SELECT fails($$SELECT vientro_format(1, '')$$);

\echo -- totals
CREATE TABLE aid (province int, minor bigint, currency text);
INSERT INTO aid VALUES (20, 11467350, 'USD'), (20, NULL, 'USD'), (21, 1, 'USD'), (20, 500000, 'VND'), (22, NULL, NULL);
SELECT currency, vientro_sum(minor, currency) FROM aid GROUP BY currency ORDER BY currency;
SELECT province, vientro_sum(minor, currency) FILTER (WHERE currency = 'USD') FROM aid GROUP BY province ORDER BY province;
SELECT minor, vientro_sum(minor, currency) OVER (ORDER BY minor) FROM aid WHERE currency = 'USD' ORDER BY minor;
SELECT vientro_sum(minor, currency) IS NULL FROM aid WHERE false;
SELECT fails($$SELECT vientro_sum(minor, currency) FROM aid$$);
SELECT fails($$SELECT vientro_sum(1, NULL)$$);
-- Beyond 64 bits, both ways.
SELECT vientro_sum(9223372036854775807, 'USD') FROM generate_series(1, 3);
SELECT vientro_sum(-9223372036854775807 - 1, 'VND') FROM generate_series(1, 3);

\echo -- in parallel
CREATE TABLE many AS SELECT i, 9223372036854775807 - i AS minor, 'USD' AS currency FROM generate_series(1, 200000) i;
INSERT INTO many SELECT -i, -9223372036854775807 + i, 'USD' FROM generate_series(1, 100000) i;
ALTER TABLE many SET (parallel_workers = 2);
ANALYZE many;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
EXPLAIN (COSTS OFF) SELECT vientro_sum(minor, currency) FROM many;
SELECT vientro_sum(minor, currency), vientro_sum(minor, currency) = sum(minor::numeric) / 100 AS exact FROM many;
INSERT INTO many VALUES (0, 1, 'VND');
SELECT fails($$SELECT vientro_sum(minor, currency) FROM many$$);

\echo -- provinces
SELECT vientro_province('15', '2025-06-30'), vientro_province('15', '2025-07-01'), vientro_province('15', '2025-07-01', 63);
SELECT fails($$SELECT vientro_province('20', '2025-06-30', 62)$$);
SELECT fails($$SELECT vientro_province('', 'infinity')$$);
SELECT fails($$SELECT vientro_province('xx', '2025-06-30')$$);

\echo -- and gone
DROP FUNCTION fails;
DROP EXTENSION vientro;
