"""The YAML files as people write them: schemas for editors, new and changed files, copies."""
