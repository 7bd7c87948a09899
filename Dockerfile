FROM python:3.11-slim-bookworm

RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --create-home --shell /usr/sbin/nologin service \
    && install --directory --owner=service --group=service /data

ENV PRODUCTION=1 \
    VAR_DIR=/data \
    PYTHONUNBUFFERED=1

WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir --require-hashes -r requirements.txt

COPY manage.py LICENSE ./
COPY commissioning/ commissioning/
COPY agreements/ agreements/
COPY governance/ governance/
COPY templates/ templates/
COPY static/ static/
# This key is for this step alone: nothing is signed with it and the image does not keep it.
RUN SECRET_KEY=only-to-collect-static-files python manage.py collectstatic --no-input \
    && python -m compileall -q commissioning agreements governance

USER 10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "-c", "\
import os, urllib.parse, urllib.request as web; \
host = urllib.parse.urlsplit(os.environ['SITE_URL']).netloc; \
web.urlopen(web.Request('http://127.0.0.1:8000/health/live', headers={'Host': host}), timeout=4)"]
CMD ["gunicorn", "--no-control-socket", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", \
    "--worker-tmp-dir", "/dev/shm", "--access-logfile", "-", "commissioning.wsgi"]
