"""The settings, out of the environment. Nothing set: a development site on SQLite.

As soon as `SITE_URL` or `ALLOWED_HOSTS` is set the site counts as public: DEBUG is off unless it is
set as well, and a missing SECRET_KEY is an error.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from faculty_site import caches, content_policy, databases, environment
from faculty_site.accounts.sso.configuration import read_password_sign_in, read_ways
from faculty_site.secret_key import key_for

BASE_DIR = Path(__file__).resolve().parent.parent

# What kind of site this is

SITE_URL = environment.read_site_url(os.environ, "SITE_URL")
"""Address without a closing slash, e.g. https://people.example.org; "" where none is set."""

SITE_NAME = environment.read_text(os.environ, "SITE_NAME")
"""What the site calls itself; "" for the name of its only department."""

_hosts = environment.read_hosts(os.environ, "ALLOWED_HOSTS")
_public = bool(SITE_URL or _hosts)
_https = SITE_URL.startswith("https://")

DEBUG = environment.read_bool(os.environ, "DEBUG", default=not _public)

_own_host = environment.host_of(SITE_URL)
if not _hosts:
    _hosts = [_own_host] if SITE_URL else []
ALLOWED_HOSTS = _hosts or ["localhost", "127.0.0.1", "[::1]", "testserver"]

SECRET_KEY = environment.read_text(os.environ, "SECRET_KEY") or key_for(
    BASE_DIR / ".secret-key", is_own_needed=_public or not DEBUG
)

SSO_WAYS = read_ways(os.environ)
"""Ways of signing in besides passwords; none where nothing is set."""

# Applications

INSTALLED_APPS = [
    # Before ours, which takes their lists out of the admin again.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    *SSO_WAYS.apps,
    "faculty_site",
    "profiles",
    "news",
    "publications",
    "faculty_site.search",
    "faculty_site.invitations",
    "faculty_site.importing",
    "faculty_site.link_check",
    "faculty_site.drafts",
    "faculty_site.admin_config.FacultyAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "markdownx",
    "csp",
    "simple_history",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "faculty_site.middleware.permissions_policy",
    # Outside of all that looks at an answer's text or says that it is private.
    "faculty_site.middleware.CompressedPublicText",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Outside of all that answers in words, and of what fits buttons into them.
    "faculty_site.interface_language.InterfaceLanguage",
    "faculty_site.emails.middleware.protected_addresses",
    "profiles.legacy.old_addresses",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "faculty_site.middleware.private_pages",
    "faculty_site.theme.varying_by_theme",
    "simple_history.middleware.HistoryRequestMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "faculty_site.emails.middleware.addresses_on_request",
]

ROOT_URLCONF = "faculty_site.urls"
WSGI_APPLICATION = "faculty_site.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "faculty_site.context_processors.site",
                "faculty_site.theme.theme",
            ],
        },
    },
]

# Data

DATABASES = {
    "default": databases.read(
        os.environ,
        "DATABASE_URL",
        default=f"sqlite:///{quote(str(BASE_DIR / 'db.sqlite3'))}",
        keep_open=not DEBUG,
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

CACHES = {"default": caches.read(os.environ, "CACHE_URL", default="locmemcache://")}

# Files

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
MEDIA_URL = "/media/"
# A relative path counts from the project folder, wherever the site is started from.
MEDIA_ROOT = BASE_DIR / environment.read_text(os.environ, "MEDIA_ROOT", "media")
MEDIA_ACCEL_PREFIX = environment.read_text(os.environ, "MEDIA_ACCEL_PREFIX")
"""The proxy's internal address of MEDIA_ROOT for X-Accel-Redirect; "" where Django sends files."""

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# A person's form in the admin has a row for each link, section and entry, ten fields a row, and
# some have given a thousand talks.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

# Language and time

LANGUAGE_CODE = environment.read_language(os.environ, "LANGUAGE_CODE", default="en")
LANGUAGES = environment.languages("en", "de", "zh-hans", "es", own=LANGUAGE_CODE)
"""Those of the interface, among which a visitor chooses. Where LANGUAGE_CODE is a further one, only
Django's own words are in it."""

LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600  # seconds
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = _https

LOCALE_PATHS = [BASE_DIR / "faculty_site" / "locale"]
TIME_ZONE = environment.read_time_zone(os.environ, "TIME_ZONE", default="UTC")
USE_I18N = True
USE_TZ = True

# Accounts

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
LOGOUT_REDIRECT_URL = "home"

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "faculty_site.accounts.adapter.AccountAdapter"
_forms = {
    "login": "SignIn", "add_email": "Address", "reset_password": "Forgotten",
    "reset_password_from_key": "NewPassword", "change_password": "OtherPassword",
    "reauthenticate": "Again",
}  # fmt: skip
ACCOUNT_FORMS = {name: f"faculty_site.accounts.forms.{form}Form" for name, form in _forms.items()}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]  # nobody signs up; its check asks
# Whoever made the account knows the address; a new one has to be confirmed before it counts.
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if _https else "http"
ACCOUNT_SESSION_REMEMBER = None  # a box to tick at signing in
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_EMAIL_NOTIFICATIONS = True  # of each change to how somebody signs in
# Beside the library's own: of accepting an invitation, opening a shared draft, and signing in
# by another site.
ACCOUNT_RATE_LIMITS = {
    "invitation": "20/m/ip",
    "draft": "60/m/ip",
    "sso": "60/m/ip",
    "kept_form": "30/h/key",
}
MFA_ADAPTER = "faculty_site.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # a phone in the hand proves more than a mail
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG
MFA_FORMS = {"add_webauthn": "faculty_site.accounts.forms.KeyForm"}

SECOND_FACTOR = environment.read_bool(os.environ, "SECOND_FACTOR", default=not DEBUG)
"""Whether superusers and admins of departments need one."""

SSO_COUNTS_AS_SECOND_FACTOR = environment.read_bool(
    os.environ, "SSO_COUNTS_AS_SECOND_FACTOR", default=True
)
PASSWORD_SIGN_IN = read_password_sign_in(os.environ, SSO_WAYS)
SOCIALACCOUNT_ADAPTER = "faculty_site.accounts.sso.adapter.IdentityAdapter"
SOCIALACCOUNT_PROVIDERS = SSO_WAYS.providers
SOCIALACCOUNT_REAUTHENTICATION_REQUIRED = True  # before one more way in is made, or taken away

# What the browser is told

CONTENT_SECURITY_POLICY = {"DIRECTIVES": content_policy.DIRECTIVES}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True

# https: only a proxy that is known to set X-Forwarded-Proto can tell that a request came by http,
# so only then Django redirects; without TRUST_PROXY a redirect would go round in circles.
TRUST_PROXY = environment.read_bool(os.environ, "TRUST_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUST_PROXY else None
SECURE_SSL_REDIRECT = _https and TRUST_PROXY
ALLAUTH_TRUSTED_PROXY_COUNT = int(TRUST_PROXY)  # whose address attempts to sign in are counted by
SESSION_COOKIE_SECURE = _https
CSRF_COOKIE_SECURE = _https
CSRF_FAILURE_VIEW = "profiles.history.kept_forms.csrf_failure"
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL else []
# Thirty days: long enough to protect regular visitors, short enough to get out of a mistake.
SECURE_HSTS_SECONDS = 30 * 24 * 3600 if _https else 0
SILENCED_SYSTEM_CHECKS = [
    # Whether neighbours under the same domain must speak https is for the domain's owner to say.
    "security.W005",
    "security.W021",
    # Redirecting is the proxy's work where there is no TRUST_PROXY, see above.
    "security.W008",
]

# Markdown in the admin: the previews are served by views that ask who is there.

MARKDOWNX_MARKDOWNIFY_FUNCTION = "faculty_site.markdown_preview.markdownify"
MARKDOWNX_URLS_PATH = "/admin/markdown/preview/"
MARKDOWNX_UPLOAD_URLS_PATH = "/admin/markdown/upload/"

# Mail and log

_email = environment.read_email(os.environ, "EMAIL_URL", default="consolemail://")
EMAIL_BACKEND: str = _email["EMAIL_BACKEND"]
EMAIL_HOST: str = _email["EMAIL_HOST"] or "localhost"
EMAIL_HOST_USER: str = _email["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD: str = _email["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS: bool = _email.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL: bool = _email.get("EMAIL_USE_SSL", False)
EMAIL_PORT: int = _email["EMAIL_PORT"] or (465 if EMAIL_USE_SSL else 587 if EMAIL_USE_TLS else 25)
EMAIL_FILE_PATH: str = _email["EMAIL_FILE_PATH"]
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.read_sender(
    os.environ, "DEFAULT_FROM_EMAIL", default=f"webmaster@{_own_host or 'localhost'}"
)
SERVER_EMAIL = environment.read_sender(os.environ, "SERVER_EMAIL", default=DEFAULT_FROM_EMAIL)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Django's own configuration mails errors to ADMINS; here everything goes to stderr, once.
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
