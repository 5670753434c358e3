"""What the tests of a whole import share."""

from pathlib import Path

import pytest

from tests.wordpress_import.moving.blog import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project."""
    return Project(tmp_path)
