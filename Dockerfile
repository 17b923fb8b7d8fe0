# syntax=docker/dockerfile:1
#
#   docker build -t agreements .
#   docker run --rm --network none --user "$(id -u):$(id -g)" -v "$PWD:/work" agreements build my.yaml -o out

FROM python:3.11-slim-bookworm AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /source
COPY . .
RUN python -m venv /opt/agreements \
    && /opt/agreements/bin/pip install --quiet . \
    && /opt/agreements/bin/pip uninstall --quiet --yes pip setuptools \
    && /opt/agreements/bin/agreements --help >/dev/null


FROM python:3.11-slim-bookworm

LABEL org.opencontainers.image.title="agreements" \
      org.opencontainers.image.description="A validated partnership definition becomes Word, PDF and HTML agreements." \
      org.opencontainers.image.licenses="MIT AND OFL-1.1"

# Pango, and nothing else: the fonts are in the packs.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 10001 --shell /usr/sbin/nologin agreements

COPY --from=build /opt/agreements /opt/agreements

# A user id from outside has no home here: what fontconfig keeps goes to /tmp, and no bytecode is written.
ENV PATH=/opt/agreements/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    XDG_CACHE_HOME=/tmp

USER agreements
WORKDIR /work
ENTRYPOINT ["agreements"]
CMD ["--help"]
