# Workers and launcher of a cluster run. The tag must be the version of apache-beam in
# requirements.txt: Beam's own boot program starts the workers.
FROM apache/beam_python3.11_sdk:2.77.0
WORKDIR /opt/dateline
COPY requirements.txt setup.py pyproject.toml ./
RUN pip install --no-cache-dir --require-hashes --requirement requirements.txt
COPY schemas schemas
COPY transforms transforms
COPY pipeline pipeline
RUN pip install --no-cache-dir --no-deps --no-build-isolation . && \
    XDG_CACHE_HOME=/opt/dateline/cache \
    python -c "from transforms.extract.places import prepare_gazetteer; prepare_gazetteer()"
ENV XDG_CACHE_HOME=/opt/dateline/cache
ENTRYPOINT ["/opt/apache/beam/boot"]
