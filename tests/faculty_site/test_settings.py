"""The settings file, run on its own with chosen variables."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

PROJECT = Path(__file__).resolve().parents[2]
VARIABLES = (
    "ALLOWED_HOSTS", "CACHE_URL", "DATABASE_URL", "DEBUG", "DEFAULT_FROM_EMAIL", "EMAIL_URL",
    "LANGUAGE_CODE", "MEDIA_ACCEL_PREFIX", "MEDIA_ROOT", "SECRET_KEY", "SERVER_EMAIL", "SITE_URL",
    "TIME_ZONE", "TRUST_PROXY",
)  # fmt: skip
PUBLIC = {"SITE_URL": "https://people.example.org", "SECRET_KEY": "a-key-of-the-department" * 3}

Load = Callable[..., dict[str, Any]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project folder with settings.py alone, and characters in its path that mean something."""
    folder = tmp_path / "my site #1+2%20"
    (folder / "faculty_site").mkdir(parents=True)
    shutil.copy(PROJECT / "faculty_site" / "settings.py", folder / "faculty_site")
    return folder


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch, project: Path) -> Load:
    """Run settings.py with these variables and no others; gives its names and values."""

    def run(**variables: str) -> dict[str, Any]:
        for name in VARIABLES:
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(project / "faculty_site" / "settings.py"))

    return run


class TestNothingSet:
    def test_is_a_development_site_on_sqlite(self, load: Load, project: Path) -> None:
        settings = load()

        assert settings["DEBUG"] is True
        assert settings["DATABASES"]["default"]["ENGINE"] == "django.db.backends.sqlite3"
        assert settings["DATABASES"]["default"]["NAME"] == str(project / "db.sqlite3")
        assert settings["MEDIA_ROOT"] == project / "media"
        assert settings["SESSION_COOKIE_SECURE"] is False
        assert len(settings["SECRET_KEY"]) >= 50

    def test_keeps_its_key_in_a_file(self, load: Load, project: Path) -> None:
        key = load()["SECRET_KEY"]

        assert load()["SECRET_KEY"] == key
        assert (project / ".secret-key").read_text().strip() == key

    def test_an_empty_variable_counts_as_not_set(self, load: Load) -> None:
        assert load(SITE_URL="", DEBUG=" ", DATABASE_URL="")["DEBUG"] is True


class TestPublicSite:
    @pytest.mark.parametrize(
        ("name", "value"),
        [("SITE_URL", "https://people.example.org"), ("ALLOWED_HOSTS", "people.example.org")],
    )
    def test_needs_a_secret_key(self, load: Load, name: str, value: str) -> None:
        with pytest.raises(ImproperlyConfigured, match="SECRET_KEY is not set"):
            load(**{name: value})

    def test_leaves_no_key_behind(self, load: Load, project: Path) -> None:
        load(**PUBLIC)

        assert not (project / ".secret-key").exists()

    def test_without_debug_needs_a_secret_key(self, load: Load) -> None:
        with pytest.raises(ImproperlyConfigured, match="SECRET_KEY is not set"):
            load(DEBUG="0")

    def test_has_debug_off_and_hosts_from_its_address(self, load: Load) -> None:
        settings = load(**PUBLIC)

        assert settings["DEBUG"] is False
        assert settings["ALLOWED_HOSTS"] == ["people.example.org"]
        assert settings["CSRF_TRUSTED_ORIGINS"] == ["https://people.example.org"]
        assert settings["SESSION_COOKIE_SECURE"] is True
        assert settings["CSRF_COOKIE_SECURE"] is True

    def test_debug_can_be_asked_for(self, load: Load) -> None:
        assert load(**PUBLIC, DEBUG="yes")["DEBUG"] is True

    def test_hosts_can_be_named(self, load: Load) -> None:
        settings = load(**PUBLIC, ALLOWED_HOSTS="people.example.org, old.example.org")

        assert settings["ALLOWED_HOSTS"] == ["people.example.org", "old.example.org"]

    def test_address_keeps_its_port_and_loses_its_slash(self, load: Load) -> None:
        settings = load(SITE_URL="http://intranet.example:8080/", SECRET_KEY="k" * 50)

        assert settings["SITE_URL"] == "http://intranet.example:8080"
        assert settings["ALLOWED_HOSTS"] == ["intranet.example"]
        assert settings["SESSION_COOKIE_SECURE"] is False

    def test_address_may_be_an_ipv6_one(self, load: Load) -> None:
        settings = load(SITE_URL="http://[2001:DB8::1]:8080", SECRET_KEY="k" * 50)

        assert settings["ALLOWED_HOSTS"] == ["[2001:db8::1]"]
        assert settings["CSRF_TRUSTED_ORIGINS"] == ["http://[2001:db8::1]:8080"]

    def test_redirects_to_https_only_where_the_proxy_tells_the_scheme(self, load: Load) -> None:
        assert load(**PUBLIC)["SECURE_SSL_REDIRECT"] is False
        behind_proxy = load(**PUBLIC, TRUST_PROXY="1")
        assert behind_proxy["SECURE_SSL_REDIRECT"] is True
        assert behind_proxy["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")


class TestServices:
    def test_postgresql(self, load: Load) -> None:
        url = "postgres://ada:engine%2Fnote@db.example.org:5433/faculty"
        database = load(DATABASE_URL=url)["DATABASES"]["default"]

        assert database["ENGINE"] == "django.db.backends.postgresql"
        assert (database["NAME"], database["USER"]) == ("faculty", "ada")
        assert database["PASSWORD"] == "engine/note"
        assert (database["HOST"], database["PORT"]) == ("db.example.org", 5433)
        assert database["CONN_HEALTH_CHECKS"] is True
        assert database["OPTIONS"] == {"options": "-c jit=off"}

    def test_options_of_the_address_count_in_postgresql(self, load: Load) -> None:
        url = "postgres://a@db.example.org/faculty?options=-c%20work_mem%3D8MB&sslmode=require"
        options = load(DATABASE_URL=url)["DATABASES"]["default"]["OPTIONS"]
        assert options == {"options": "-c work_mem=8MB", "sslmode": "require"}

    def test_sqlite_waits_for_its_turn(self, load: Load) -> None:
        database = load(DATABASE_URL="sqlite:////srv/faculty.sqlite3")["DATABASES"]["default"]

        assert database["NAME"] == "/srv/faculty.sqlite3"
        assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
        assert "journal_mode=WAL" in database["OPTIONS"]["init_command"]

    def test_redis(self, load: Load) -> None:
        cache = load(CACHE_URL="redis://127.0.0.1:6379/3")["CACHES"]["default"]

        assert cache["BACKEND"] == "django.core.cache.backends.redis.RedisCache"
        assert cache["LOCATION"] == "redis://127.0.0.1:6379/3"

    def test_mail(self, load: Load) -> None:
        settings = load(EMAIL_URL="smtp+tls://ada:note@mail.example.org:587")

        assert settings["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
        assert (settings["EMAIL_HOST"], settings["EMAIL_PORT"]) == ("mail.example.org", 587)
        assert (settings["EMAIL_HOST_USER"], settings["EMAIL_HOST_PASSWORD"]) == ("ada", "note")
        assert settings["EMAIL_USE_TLS"] is True

    @pytest.mark.parametrize(
        ("scheme", "port"), [("smtp", 25), ("smtp+tls", 587), ("smtp+ssl", 465)]
    )
    def test_mail_takes_the_usual_port(self, load: Load, scheme: str, port: int) -> None:
        assert load(EMAIL_URL=f"{scheme}://mail.example.org")["EMAIL_PORT"] == port

    def test_whom_mails_are_from(self, load: Load) -> None:
        def senders(**variables: str) -> tuple[str, str]:
            settings = load(**variables)
            return settings["DEFAULT_FROM_EMAIL"], settings["SERVER_EMAIL"]

        people = "Faculty <people@example.org>"
        assert senders() == ("webmaster@localhost",) * 2
        assert senders(**PUBLIC) == ("webmaster@people.example.org",) * 2
        assert senders(DEFAULT_FROM_EMAIL=people) == (people, people)
        assert senders(DEFAULT_FROM_EMAIL=people, SERVER_EMAIL="root@localhost") == (
            people,
            "root@localhost",
        )

    def test_language_zone_and_media(self, load: Load) -> None:
        settings = load(LANGUAGE_CODE="pt-BR", TIME_ZONE="Asia/Kolkata", MEDIA_ROOT="/srv/media")

        assert settings["LANGUAGE_CODE"] == "pt-br"
        assert settings["TIME_ZONE"] == "Asia/Kolkata"
        assert settings["MEDIA_ROOT"] == Path("/srv/media")

    def test_the_interface_has_four_languages(self, load: Load) -> None:
        expected = [
            ("en", "English"), ("de", "Deutsch"), ("zh-hans", "简体中文"), ("es", "español"),
        ]  # fmt: skip
        assert load()["LANGUAGES"] == expected
        assert load(LANGUAGE_CODE="de")["LANGUAGES"] == expected

    @pytest.mark.parametrize(
        ("said", "code", "name"),
        [("fr", "fr", "français"), ("zh-tw", "zh-hant", "繁體中文")],
    )
    def test_another_language_stays_the_default(
        self, load: Load, said: str, code: str, name: str
    ) -> None:
        settings = load(LANGUAGE_CODE=said)

        assert settings["LANGUAGE_CODE"] == code
        assert settings["LANGUAGES"][-1] == (code, name)
        assert len(settings["LANGUAGES"]) == 5

    def test_a_variety_stands_in_its_languages_place(self, load: Load) -> None:
        codes = [code for code, _name in load(LANGUAGE_CODE="de-at")["LANGUAGES"]]
        assert codes == ["en", "de-at", "zh-hans", "es"]

    def test_a_relative_media_root_counts_from_the_project(self, load: Load, project: Path) -> None:
        assert load(MEDIA_ROOT="files")["MEDIA_ROOT"] == project / "files"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("DEBUG", "maybe", r"DEBUG is 'maybe', expected one of 1, true"),
        ("TRUST_PROXY", "2", r"TRUST_PROXY is '2', expected one of"),
        ("TIME_ZONE", "Mars/Olympus", r"TIME_ZONE is 'Mars/Olympus', expected .* Europe/Berlin"),
        ("TIME_ZONE", "../../etc/passwd", r"TIME_ZONE is .*, expected a name"),
        ("TIME_ZONE", "Europe", r"TIME_ZONE is 'Europe', expected a name"),
        ("LANGUAGE_CODE", "english", r"LANGUAGE_CODE is 'english', expected a language code"),
        ("LANGUAGE_CODE", "de_DE", r"LANGUAGE_CODE is 'de_DE', expected a language code"),
        ("SITE_URL", "people.example.org", r"SITE_URL is 'people.example.org', expected http://"),
        ("SITE_URL", "ftp://people.example.org", r"SITE_URL is .*, expected http://"),
        ("SITE_URL", "https://", r"SITE_URL is 'https://', expected"),
        ("SITE_URL", "https://example.org/people", r"SITE_URL is .* nothing behind it"),
        ("SITE_URL", "https://example.org:port", r"SITE_URL is .* cannot be read as a URL"),
        ("ALLOWED_HOSTS", "https://example.org", r"ALLOWED_HOSTS holds 'https://example.org'"),
        ("ALLOWED_HOSTS", "example.org:8000", r"ALLOWED_HOSTS holds 'example.org:8000'.* port"),
        ("ALLOWED_HOSTS", "::1", r"ALLOWED_HOSTS holds '::1'"),
        ("SITE_URL", "https://exam ple.org", r"SITE_URL is 'https://exam ple.org', expected"),
        ("SITE_URL", "https://ada@example.org", r"SITE_URL is .* nothing behind it"),
        ("ALLOWED_HOSTS", "a.example b.example", r"ALLOWED_HOSTS holds .*commas"),
        ("DATABASE_URL", "faculty", r"DATABASE_URL has no scheme, expected a URL"),
        ("DATABASE_URL", "mysql://localhost/faculty", r"DATABASE_URL begins with mysql:"),
        ("DATABASE_URL", "postgres://localhost", r"DATABASE_URL names no database"),
        ("DATABASE_URL", "postgres://localhost:x/faculty", r"DATABASE_URL cannot be read"),
        ("DATABASE_URL", "sqlite://db.sqlite3", r"DATABASE_URL names no database"),
        ("DATABASE_URL", "sqlite://srv/db.sqlite3", r"DATABASE_URL has 'srv' where a host"),
        ("CACHE_URL", "127.0.0.1:6379", r"CACHE_URL has no scheme|CACHE_URL begins with"),
        ("CACHE_URL", "memcached://127.0.0.1", r"CACHE_URL begins with memcached:"),
        ("CACHE_URL", "redis:///0", r"CACHE_URL names no host"),
        ("EMAIL_URL", "mail.example.org", r"EMAIL_URL has no scheme"),
        ("EMAIL_URL", "smtp://mail.example.org?timeout=5", r"EMAIL_URL has TIMEOUT behind"),
        ("EMAIL_URL", "smtp://", r"EMAIL_URL names no host"),
        ("DEFAULT_FROM_EMAIL", "people", r"DEFAULT_FROM_EMAIL is 'people', expected one address"),
        ("SERVER_EMAIL", "a@b.example, c@d.example", r"expected one address"),
    ],
)
def test_a_wrong_value_is_a_plain_sentence(load: Load, name: str, value: str, said: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=said):
        load(SECRET_KEY="k" * 50, **{name: value})


def test_a_password_is_never_repeated(load: Load) -> None:
    with pytest.raises(ImproperlyConfigured) as caught:
        load(DATABASE_URL="postgres://ada:engine-note@db.example.org:x/faculty")

    assert "engine-note" not in str(caught.value)


def _manage(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=PROJECT,
        env=kept | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_manage_shows_a_wrong_value_as_one_line() -> None:
    result = _manage("check", DEBUG="maybe")

    assert result.returncode == 2
    assert result.stderr.startswith("manage.py: DEBUG is 'maybe', expected one of")
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_manage_shows_where_it_went_wrong_when_asked() -> None:
    assert "Traceback" in _manage("check", "--traceback", DEBUG="maybe").stderr


def test_a_public_site_passes_the_deployment_checks() -> None:
    variables = PUBLIC | {"SECRET_KEY": "q8#Zr0!vNf3" * 6, "DATABASE_URL": "postgres://a@b/c"}
    result = _manage("check", "--deploy", "--fail-level", "INFO", **variables)

    assert result.returncode == 0, result.stderr
    assert "no issues (" in result.stdout
