# One image for migrate, web, worker and beat; docker-compose.yml says which command each runs.
FROM python:3.13-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 UV_NO_CACHE=1
WORKDIR /app
COPY requirements/uv.lock requirements/base.lock requirements/
RUN pip install --require-hashes -r requirements/uv.lock \
    && python -m venv --without-pip /venv \
    && uv pip install --python /venv/bin/python --require-hashes --only-binary :all: \
        --compile-bytecode -r requirements/base.lock
COPY . .
# The static files get their hashed names here. Settings want every value, and none is kept.
RUN ENVIRONMENT=production SECRET_KEY="$(head -c 48 /dev/urandom | base64 -w0)" \
    DATABASE_URL=postgres://build@localhost/build REDIS_URL=redis://localhost/0 \
    EMAIL_URL=smtp://localhost:25 ALLOWED_HOSTS=localhost SITE_URL=https://localhost \
    DEFAULT_FROM_EMAIL=build@localhost \
    /venv/bin/python manage.py collectstatic --no-input --verbosity 0

FROM python:3.13-slim-bookworm
RUN useradd --system --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin counterpart \
    && install --directory --owner counterpart --group counterpart --mode 0700 /data
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DATA_DIR=/data
USER counterpart
VOLUME /data
EXPOSE 8000
