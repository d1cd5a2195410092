"""The same consolidation by the library and by DuckDB, Polars and pandas, on the same data.

    python3 -m venv target/peers
    target/peers/bin/pip install duckdb polars pandas pyarrow
    target/peers/bin/python benches/peers/consolidate.py [DIRECTORY]

Runs `cargo bench --bench consolidate -- DIRECTORY` before and after the peers (the better time of
the two counts), which writes the data there:

* facts.csv: ten million amounts that lie in one province and sector each.
* amounts.csv: one million amounts of grants in two provinces, 60 % and 40 %; amounts.json is the
  same as a submission, where an amount names its grant, and the grant its provinces and sector.
* facts-sums.csv, amounts-sums.csv: what the library answers.

A binary that is built already is named by `CONSOLIDATE=PATH`.

Everything is summed by province, sector, year and currency, in whole minor units, on one thread;
the shortest of seven runs counts. What is timed:

* group by: peers over columns in memory, dictionary-coded where they know such a type and with the
  year worked out before the clock starts, the result fetched as a table; the library over its facts
  in memory, all cells listed. The library finds the year of each day within the time.
* split and group by: peers split by two vector expressions over columns in memory that already
  stand beside provinces and sector; the library goes from records to grants, reads the shares that
  are in force on the day, splits, counts grants and donors, and keeps every leaf for drilling down.
* load, split and group by: peers from amounts.csv, the library from amounts.json.

A split gives each of the two its whole part, and the unit that may be left over to the larger rest,
of equal ones to the first. Sums are compared cell by cell; pandas is run once more as is done when
nobody thinks of it, with amounts and shares as binary floats and sums rounded in the end, to show
how many cells are wrong then.
"""

import os
import subprocess
import sys
import tempfile
import time

for name in ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "ARROW_NUM_THREADS"):
    os.environ[name] = "1"

import duckdb
import pandas
import polars

ROUNDS = 7
KEY = ["province", "sector", "year", "currency"]
# Minor units of one.
UNITS = {"AUD": 100, "EUR": 100, "JPY": 1, "USD": 100, "VND": 1}


def library(directory):
    """Runs the library's side; returns its times."""
    command = os.environ.get("CONSOLIDATE", "cargo bench --bench consolidate --").split()
    output = subprocess.run([*command, directory], check=True, capture_output=True, text=True).stdout
    times = (line.split() for line in output.splitlines() if line.count(" ") == 1)
    return {name: float(seconds) for name, seconds in times}


def best(work):
    """The shortest of several runs, and the result."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - start)
    return min(times), result


def sums(rows):
    return {tuple(str(part) for part in row[:4]): row[4] for row in rows}


def differing(found, wanted):
    """How many cells differ; what is missing differs."""
    return sum(found.get(key) != wanted.get(key) for key in found.keys() | wanted.keys())


def report(what, times, ours, wanted):
    print(f"{what}: the library {ours * 1000:.1f} ms")
    for name, (seconds, rows) in times.items():
        wrong = differing(sums(rows), wanted)
        verdict = "equal" if wrong == 0 else f"{wrong} of {len(wanted)} cells differ"
        print(f"  {name:<28} {seconds * 1000:>9.1f} ms  {seconds / ours:>6.2f} times  {verdict}")


# ---------------------------------------------------------------------------------------- group by

SELECT = """SELECT province::VARCHAR, sector::VARCHAR, year::VARCHAR, currency::VARCHAR, sum(minor)
    FROM {} GROUP BY province, sector, year, currency"""


def duck():
    connection = duckdb.connect()
    connection.execute("SET threads TO 1")
    return connection


def group_by_duckdb(directory, coded):
    connection = duck()
    connection.execute(f"CREATE TABLE facts AS SELECT *, year(day) AS year FROM read_csv('{directory}/facts.csv')")
    if coded:
        for column in ("province", "sector", "currency"):
            connection.execute(f"CREATE TYPE {column}s AS ENUM (SELECT DISTINCT {column} FROM facts ORDER BY 1)")
            connection.execute(f"ALTER TABLE facts ALTER {column} TYPE {column}s")
        connection.execute("ALTER TABLE facts ALTER year TYPE SMALLINT")
    return best(lambda: connection.execute(SELECT.format("facts")).fetchall())


def group_by_polars(directory):
    frame = polars.read_csv(f"{directory}/facts.csv", try_parse_dates=True)
    frame = frame.with_columns(polars.col("day").dt.year().alias("year"))
    texts = [polars.col(name).cast(polars.Categorical) for name in ("province", "sector", "currency")]
    frame = frame.with_columns(texts)
    return best(lambda: frame.group_by(KEY).agg(polars.col("minor").sum()).rows())


def group_by_pandas(directory):
    frame = pandas.read_csv(f"{directory}/facts.csv", parse_dates=["day"])
    frame["year"] = frame["day"].dt.year.astype("int16")
    for name in ("province", "sector", "currency"):
        frame[name] = frame[name].astype("category")

    def work():
        found = frame.groupby(KEY, observed=True, sort=False)["minor"].sum()
        return list(found.reset_index().itertuples(index=False, name=None))

    return best(work)


# ------------------------------------------------------------------------------------------- split

SPLIT = """SELECT province, sector, year, currency, sum(minor) FROM (
    SELECT province_60 AS province, sector, year(day)::VARCHAR AS year, currency,
        minor * 60 // 100 + CASE WHEN minor * 60 % 100 + minor * 40 % 100 = 100
            AND minor * 60 % 100 >= minor * 40 % 100 THEN 1 ELSE 0 END AS minor FROM {0}
    UNION ALL
    SELECT province_40, sector, year(day)::VARCHAR, currency,
        minor * 40 // 100 + CASE WHEN minor * 60 % 100 + minor * 40 % 100 = 100
            AND minor * 60 % 100 < minor * 40 % 100 THEN 1 ELSE 0 END FROM {0})
    GROUP BY ALL"""


def split_duckdb(directory):
    connection = duck()
    source = f"read_csv('{directory}/amounts.csv')"
    connection.execute(f"CREATE TABLE amounts AS SELECT * FROM {source}")
    warm = best(lambda: connection.execute(SPLIT.format("amounts")).fetchall())

    def loading():
        connection = duck()
        connection.execute(f"CREATE TABLE amounts AS SELECT * FROM {source}")
        return connection.execute(SPLIT.format("amounts")).fetchall()

    return warm, best(loading)


def split_polars(directory):
    def load():
        return polars.read_csv(f"{directory}/amounts.csv", try_parse_dates=True)

    def work(frame):
        minor = polars.col("minor")
        one, two = minor * 60 % 100, minor * 40 % 100
        left = (one + two) == 100
        frame = frame.with_columns(
            polars.col("day").dt.year().alias("year"),
            (minor * 60 // 100 + (left & (one >= two)).cast(polars.Int64)).alias("one"),
            (minor * 40 // 100 + (left & (one < two)).cast(polars.Int64)).alias("two"),
        )
        parts = [
            frame.select(polars.col(place).alias("province"), "sector", "year", "currency", polars.col(part).alias("minor"))
            for place, part in (("province_60", "one"), ("province_40", "two"))
        ]
        return polars.concat(parts).group_by(KEY).agg(polars.col("minor").sum()).rows()

    frame = load()
    return best(lambda: work(frame)), best(lambda: work(load()))


def split_pandas(directory, floats):
    def load():
        return pandas.read_csv(f"{directory}/amounts.csv", parse_dates=["day"])

    def work(frame):
        if floats:
            # What a reader of `114673.25` gets, and fractions of cents that are never given out.
            amount = frame["minor"] / frame["currency"].map(UNITS)
            one, two = amount * 0.6, amount * 0.4
        else:
            rest_one, rest_two = frame["minor"] * 60 % 100, frame["minor"] * 40 % 100
            left = rest_one + rest_two == 100
            one = frame["minor"] * 60 // 100 + (left & (rest_one >= rest_two))
            two = frame["minor"] * 40 // 100 + (left & (rest_one < rest_two))
        year = frame["day"].dt.year
        parts = [
            pandas.DataFrame({"province": frame[place], "sector": frame["sector"], "year": year,
                              "currency": frame["currency"], "minor": part})
            for place, part in (("province_60", one), ("province_40", two))
        ]
        found = pandas.concat(parts).groupby(KEY, sort=False)["minor"].sum()
        if floats:
            currencies = found.index.get_level_values("currency")
            found = (found * currencies.map(UNITS)).round().astype("int64")
        return list(found.reset_index().itertuples(index=False, name=None))

    frame = load()
    return best(lambda: work(frame)), best(lambda: work(load()))


def wanted(directory, name):
    frame = pandas.read_csv(f"{directory}/{name}", dtype={"year": str})
    return sums(frame.itertuples(index=False, name=None))


def main():
    directory = sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp()
    os.makedirs(directory, exist_ok=True)
    ours = library(directory)
    print(f"DuckDB {duckdb.__version__}, Polars {polars.__version__}, pandas {pandas.__version__}")
    facts = {
        "DuckDB, text columns": group_by_duckdb(directory, coded=False),
        "DuckDB, enum columns": group_by_duckdb(directory, coded=True),
        "Polars, categories": group_by_polars(directory),
        "pandas, categories": group_by_pandas(directory),
    }
    split = {
        "DuckDB": split_duckdb(directory),
        "Polars": split_polars(directory),
        "pandas": split_pandas(directory, floats=False),
        "pandas, binary floats": split_pandas(directory, floats=True),
    }
    again = library(directory)
    ours = {name: min(seconds, again[name]) for name, seconds in ours.items()}
    facts_sums, amounts_sums = wanted(directory, "facts-sums.csv"), wanted(directory, "amounts-sums.csv")
    report("group by, ten million facts", facts, ours["group_by_and_list"], facts_sums)
    print(f"  (the library alone, cells not listed: {ours['group_by'] * 1000:.1f} ms)")
    warm = {name: times[0] for name, times in split.items()}
    report("split and group by, one million amounts", warm, ours["amounts_split_group_by_and_list"], amounts_sums)
    print(f"  (the library's cube of the split facts: {ours['amounts_group_by_and_list'] * 1000:.1f} ms)")
    loading = {name: times[1] for name, times in split.items()}
    report("load, split and group by", loading, ours["amounts_load_split_group_by_and_list"], amounts_sums)


if __name__ == "__main__":
    main()
