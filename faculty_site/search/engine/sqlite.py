"""SQLite's FTS5: a virtual table that triggers keep like the table of records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from . import Condition

AMONG: Final = (" IN (SELECT rowid FROM search_words WHERE search_words MATCH ", ")")
"""Between the key and the query, and behind that."""

# “ascii” parts words at blanks alone, where there is nothing but folded words: all beyond ASCII is
# part of a word to it.
SET_UP: Final = (
    """CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING fts5(
        names, title, text, content='search_record', content_rowid='id',
        tokenize='ascii', prefix='2 3', columnsize=0)""",
    """CREATE TRIGGER IF NOT EXISTS search_words_insert AFTER INSERT ON search_record BEGIN
        INSERT INTO search_words(rowid, names, title, text)
        VALUES (NEW.id, NEW.names, NEW.title, NEW.text);
    END""",
    """CREATE TRIGGER IF NOT EXISTS search_words_delete AFTER DELETE ON search_record BEGIN
        INSERT INTO search_words(search_words, rowid, names, title, text)
        VALUES ('delete', OLD.id, OLD.names, OLD.title, OLD.text);
    END""",
    """CREATE TRIGGER IF NOT EXISTS search_words_update AFTER UPDATE ON search_record BEGIN
        INSERT INTO search_words(search_words, rowid, names, title, text)
        VALUES ('delete', OLD.id, OLD.names, OLD.title, OLD.text);
        INSERT INTO search_words(rowid, names, title, text)
        VALUES (NEW.id, NEW.names, NEW.title, NEW.text);
    END""",
)

REBUILD: Final = ("INSERT INTO search_words(search_words) VALUES ('rebuild')",)


def query(condition: Condition) -> str:
    """In FTS5's language; words are letters and digits alone, so that nothing is to be escaped."""
    groups = []
    for group in condition:
        places = [
            f'({{{" ".join(place.columns)}}} : "{" ".join(place.phrase.words)}"'
            f"{' *' if place.phrase.is_beginning else ''})"
            for place in group
        ]
        groups.append(f"({' OR '.join(places)})")
    return " AND ".join(groups)


def watch(table: str, column: str, source: str) -> tuple[str, ...]:
    """Triggers that note each row of a table that is written, by what its column says."""
    noted = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
    return tuple(
        f"CREATE TRIGGER IF NOT EXISTS search_{event.lower()}_{table} AFTER {event} ON {table} "
        f"BEGIN INSERT INTO search_change(source, key) {_rows(rows, column, source)}; END"
        for event, rows in noted.items()
    )


def _rows(rows: tuple[str, ...], column: str, source: str) -> str:
    return " UNION ".join(
        f"SELECT '{source}', {row}.{column} WHERE {row}.{column} IS NOT NULL" for row in rows
    )


WATCHING: Final = (
    "SELECT tbl_name FROM sqlite_master WHERE name LIKE 'search\\_update\\_%' ESCAPE '\\'"
)
"""The tables that are watched."""
