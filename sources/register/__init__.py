"""The register: our own structured statements about the documents, in our own words."""

from sources.register.link import Link, link
from sources.register.statements import Level, Statement, load_register

__all__ = ["Level", "Link", "Statement", "link", "load_register"]
