"""Files of the old blog under their new names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress_import.uploads import Uploads, clean_name, drop_size, find_name
from tests.wordpress_import.articles.items import HOME, SITE, build_attachment

UP = f"{HOME}/wp-content/uploads"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (f"{UP}/2017/11/x.jpg", "2017/11/x.jpg"),
        ("/blog/wp-content/uploads/sites/2/2017/11/x.jpg?v=1", "sites/2/2017/11/x.jpg"),
        ("/mes-fichiers/uploads/x.jpg", "x.jpg"),
        ("https://x.files.wordpress.com/2008/06/x.jpg", "2008/06/x.jpg"),
        ("/a/b/2017/11/x.jpg", "2017/11/x.jpg"),
        ("/2017/11/21/article/", ""),
        ("https://[", ""),
    ],
)
def test_a_name_is_what_comes_after_the_folder_of_uploads(path: str, name: str) -> None:
    assert find_name(path) == name


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("2018/07/été-à-la-mer.png", "2018/07/été-à-la-mer.png"),
        ("2018/07/e\u0301te\u0301.png", "2018/07/été.png"),
        ("2018/07/photo(1).jpg", "2018/07/photo(1).jpg"),
        ("mon cv «final».pdf", "mon-cv-final-.pdf"),
        ("a/../../etc/passwd.jpg", ""),
        ("/etc/passwd.jpg", "etc/passwd.jpg"),
        ("2018/./07//x.jpg", "2018/07/x.jpg"),
        ("a\x00b\nc.jpg", "a-b-c.jpg"),
        (".htaccess", ""),
        ("2018/.cache/x.jpg", "2018/cache/x.jpg"),
        ("x" * 500 + ".jpg", "x" * 120 + ".jpg"),
        ("a/" * 50 + "x.jpg", ""),
    ],
)
def test_a_name_is_made_fit_for_disks_and_addresses(name: str, cleaned: str) -> None:
    assert clean_name(name) == cleaned


@given(st.text(max_size=200))
def test_no_name_climbs_out(name: str) -> None:
    cleaned = clean_name(name)
    assert not cleaned.startswith(("/", "."))
    assert not {"..", "."} & set(cleaned.split("/"))
    assert not set(cleaned) & set("\\\x00\n\"'<>#?% ")


def test_pictures_and_other_files_have_their_folders() -> None:
    uploads = Uploads(SITE)
    assert uploads.find(f"{UP}/2017/11/x.JPG").path == "content/images/2017/11/x.JPG"
    assert uploads.find(f"{UP}/2018/01/cv.pdf").address == "/documents/2018/01/cv.pdf"
    assert uploads.find(f"{HOME}/wp-content/themes/t/x.png").address == "/images/themes/t/x.png"
    assert uploads.find(f"{HOME}/2010/05/article.html") is None
    assert uploads.find("https://ailleurs.example/wp-content/uploads/2017/11/x.jpg") is None


def test_files_that_differ_by_their_case_do_not_meet() -> None:
    uploads = Uploads(SITE)
    paths = [uploads.find(f"{UP}/2017/11/{name}").path for name in ("x.jpg", "X.jpg", "x.jpg")]
    assert paths == [f"content/images/2017/11/{n}" for n in ("x.jpg", "X-2.jpg", "x.jpg")]


def test_a_small_size_means_the_full_one_where_that_is_known() -> None:
    uploads = Uploads(SITE, {"2017/11/held.jpg"}.__contains__)
    uploads.add(build_attachment(1, "2017/11/known.jpg"))
    uploads.add(build_attachment(2, "2017/11/large-scaled.jpg"))
    uploads.add(build_attachment(3, "2017/11/affiche-800x600.jpg"))
    names = ("known-300x200", "held-300x200", "large-300x200", "affiche-800x600", "lone-3x2")
    found = [uploads.find(f"{UP}/2017/11/{name}.jpg").name[8:-4] for name in names]
    assert found == ["known", "held", "large-scaled", "affiche-800x600", "lone-3x2"]


def test_files_on_the_host_of_the_library_are_those_of_the_blog() -> None:
    uploads = Uploads(SITE)
    address = "https://ancien.files.wordpress.com/2008/06/x.jpg"
    assert uploads.find(address) is None
    uploads.add(build_attachment(1, "x.jpg", attachment_url=address))
    assert uploads.find(f"{address}?w=300").path == "content/images/2008/06/x.jpg"


def test_a_hostile_attachment_is_not_taken() -> None:
    uploads = Uploads(SITE)
    assert uploads.add(build_attachment(1, "../../../etc/passwd.jpg")) is None
    assert uploads.find(f"{UP}/%2e%2e/%2e%2e/etc/passwd.jpg") is None
    assert uploads.by_name == {}


def test_a_size_is_dropped_from_a_path() -> None:
    assert drop_size("/a/x-300x200.jpg") == "/a/x.jpg"
    assert drop_size("/a/x.jpg") == "/a/x.jpg"
