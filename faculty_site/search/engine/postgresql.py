"""PostgreSQL's full text: a column that the database makes of the others, with a GIN index.

It needs no extension. Weights stand for columns: A names, B title, D text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from . import Condition

AMONG: Final = (" IN (SELECT id FROM search_record WHERE words @@ CAST(", " AS tsquery))")
"""Between the key and the query, and behind that."""

_WEIGHTS: Final = {"names": "A", "title": "B", "text": "D"}

# Not `to_tsvector`, whose parser parts words as the locale has it; they are parted already.
SET_UP: Final = (
    """CREATE OR REPLACE FUNCTION search_vector(words text, weight "char") RETURNS tsvector
    LANGUAGE sql IMMUTABLE AS $$
        SELECT setweight(
            coalesce(string_agg(quote_literal(word) || ':' || place, ' '), '')::tsvector, weight)
        FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS each(word, place)
        WHERE word <> ''
    $$""",
    """ALTER TABLE search_record ADD COLUMN IF NOT EXISTS words tsvector GENERATED ALWAYS AS (
        search_vector(names, 'A') || search_vector(title, 'B') || search_vector(text, 'D')
    ) STORED""",
    "CREATE INDEX IF NOT EXISTS search_words ON search_record USING gin(words)",
)

REBUILD: Final = ("REINDEX INDEX search_words",)

WATCHING: Final = (
    "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE 'search\\_update\\_%'"
)
"""The tables that are watched."""


def query(condition: Condition) -> str:
    """As a tsquery; words are letters and digits alone, so that nothing is to be escaped."""
    groups = []
    for group in condition:
        places = []
        for place in group:
            weights = "".join(_WEIGHTS[column] for column in place.columns)
            *words, last = (f"'{word}':{weights}" for word in place.phrase.words)
            last += "*" if place.phrase.is_beginning else ""
            places.append(f"({' <-> '.join((*words, last))})")
        groups.append(f"({' | '.join(places)})")
    return " & ".join(groups)


def watch(table: str, column: str, source: str) -> tuple[str, ...]:
    """Triggers that note each row of a table that is written, by what its column says."""
    noted = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
    statements: list[str] = []
    for event, rows in noted.items():
        name = f"search_{event.lower()}_{table}"
        note = f"INSERT INTO search_change(source, key) {_rows(rows, column, source)}"
        statements += (
            f"""CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN {note}; RETURN NULL; END $$""",
            f"""CREATE OR REPLACE TRIGGER {name} AFTER {event} ON {table}
            FOR EACH ROW EXECUTE FUNCTION {name}()""",
        )
    return tuple(statements)


def _rows(rows: tuple[str, ...], column: str, source: str) -> str:
    return " UNION ".join(
        f"SELECT '{source}', {row}.{column} WHERE {row}.{column} IS NOT NULL" for row in rows
    )
