# The site as an image: granian as nobody in particular, listening on 8000. See compose.yaml.

FROM python:3.13-slim-bookworm AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
RUN python -m venv /srv/venv
ENV PATH=/srv/venv/bin:$PATH
WORKDIR /srv/site

# requirements-sso.txt for signing in by the university or ORCID: --build-arg REQUIREMENTS=...
ARG REQUIREMENTS=requirements.txt
# By themselves, so that a change of the code alone downloads nothing.
COPY requirements.txt requirements-sso.txt .
RUN pip install --require-hashes -r "$REQUIREMENTS"

COPY . .
# DEBUG off gives the static files their lasting names. The key is for this line alone.
RUN DEBUG=0 ALLOWED_HOSTS=localhost \
        SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(60))')" \
        python manage.py collectstatic --noinput --verbosity 0 \
    && pip uninstall --yes --quiet pip \
    && python -m compileall -q .

FROM python:3.13-slim-bookworm

# FriBiDi orders letters that are written from right to left on the cards that go along with links.
RUN apt-get update -qq && apt-get install -qq -y --no-install-recommends libfribidi0 >/dev/null \
    && rm -rf /var/lib/apt/lists/*

# The numbers stay the same for ever: the files in the volumes belong to them.
RUN groupadd --system --gid 10001 site \
    && useradd --system --uid 10001 --gid site --no-create-home --shell /usr/sbin/nologin site \
    && install --directory --owner=site --group=site \
        /srv/media /srv/backups /srv/data /srv/site/fixtures/imported
COPY --from=build /srv/venv /srv/venv
COPY --from=build /srv/site /srv/site

WORKDIR /srv/site
USER site
ENV PATH=/srv/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DEBUG=0 \
    DATABASE_URL=sqlite:////srv/data/db.sqlite3 \
    MEDIA_ROOT=/srv/media \
    GRANIAN_INTERFACE=wsgi \
    GRANIAN_HOST=0.0.0.0 \
    GRANIAN_PORT=8000 \
    GRANIAN_WEBSOCKETS=false \
    GRANIAN_WORKERS=2 \
    GRANIAN_BLOCKING_THREADS=4 \
    GRANIAN_RESPAWN_FAILED_WORKERS=true
VOLUME ["/srv/media", "/srv/backups", "/srv/data"]
EXPOSE 8000
STOPSIGNAL SIGTERM
# Without --start-interval, which Docker before 25 (as in Debian 12) does not know.
HEALTHCHECK --interval=10s --timeout=10s --start-period=30s --retries=3 \
    CMD ["python", "-m", "faculty_site.health.probe"]
CMD ["granian", "faculty_site.wsgi:application"]
