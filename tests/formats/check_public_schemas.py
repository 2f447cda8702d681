#!/usr/bin/env python3
"""Checks the samples of tests/fixtures/formats against public schemas.

The schemas are not part of this repository; give the paths of those that you have:

    tests/formats/check_public_schemas.py --sarif sarif-schema-2.1.0.json \
        --rdjson DiagnosticResult.json --junit jenkins-junit.xsd

Our own schema of json is always checked. --also FORMAT=FILE checks one more report. Needs python3-jsonschema and, for JUnit,
xmllint (Debian: python3-jsonschema libxml2-utils).
"""

import argparse
import json
import pathlib
import subprocess
import sys

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests/fixtures/formats"
FORMATS = ("sarif", "rdjson", "junit", "json")


def json_faults(schema_path, document):
    schema = json.loads(schema_path.read_text(encoding="utf-8"))
    validator_class = jsonschema.validators.validator_for(schema)
    validator_class.check_schema(schema)
    validator = validator_class(schema, format_checker=jsonschema.FormatChecker())
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in validator.iter_errors(document)]


def xml_faults(schema_path, sample):
    ran = subprocess.run(["xmllint", "--noout", "--schema", schema_path, sample], capture_output=True, text=True)
    return [] if ran.returncode == 0 else ran.stderr.splitlines()


def faults_of(name, schema_path, sample):
    if name == "junit":
        return xml_faults(schema_path, sample)
    return json_faults(schema_path, json.loads(sample.read_text(encoding="utf-8")))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in FORMATS[:3]:
        parser.add_argument(f"--{name}", type=pathlib.Path, metavar="SCHEMA")
    parser.add_argument("--also", action="append", default=[], metavar="FORMAT=FILE")
    options = parser.parse_args()
    schemas = {"json": ROOT / "schema/report.schema.json"}
    schemas |= {name: path for name in FORMATS if (path := getattr(options, name, None))}
    samples = [(name, SAMPLES / f"sample.{name}") for name in schemas]
    samples += [(name, pathlib.Path(file)) for name, file in (also.split("=", 1) for also in options.also)]
    failed = False
    for name, sample in samples:
        if name not in schemas:
            parser.error(f"--also {name}: no schema is given for it")
        faults = faults_of(name, schemas[name], sample)
        print(f"{name}: {sample}: {len(faults)} faults", *faults, sep="\n  ")
        failed = failed or bool(faults)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
