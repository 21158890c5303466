from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from onrecord.intake import files
from onrecord.intake.files import FileIntake
from onrecord.model.article import Hints, Page
from onrecord.model.problems import Problem

HTML = b"<html><body><p>The ministers met on Monday.</p></body></html>"
HINTS = Hints(outlet="Harbour Post")


def read(source: Path | str, cap: int = 10_000) -> list[Page | Problem]:
    return list(FileIntake(cap).pages(str(source), HINTS))


def problem(source: Path | str, cap: int = 10_000) -> str:
    (found,) = read(source, cap)
    assert isinstance(found, Problem)
    assert found.where == str(source)
    return found.what


@pytest.mark.parametrize(
    ("name", "media"),
    [
        ("a.html", "html"),
        ("a.HTM", "html"),
        ("a.xhtml", "html"),
        ("a.txt", None),
        ("a.md", None),
        ("a", None),
        ("a.jpg", None),
        ("no.5 million flee", None),
    ],
)
def test_a_file_that_is_named_is_read_whatever_its_name(tmp_path: Path, name: str, media: str | None) -> None:
    path = tmp_path / name
    path.write_bytes(HTML)
    assert read(path) == [Page(where=str(path), content=HTML, media=media, hints=HINTS)]


@pytest.mark.parametrize("content", [b"Harbour talks\nThe ministers met.", b"5 < 6 ministers", b" \n"])
def test_text_is_text_unless_it_opens_with_a_tag(tmp_path: Path, content: bytes) -> None:
    for name, packed in (("a.txt", content), ("b.md", gzip.compress(content))):
        (tmp_path / name).write_bytes(packed)
        assert read(tmp_path / name) == [
            Page(where=str(tmp_path / name), content=content, media="text", hints=HINTS),
        ]


@pytest.mark.parametrize("name", ["a.html.gz", "a.gz", "a.html", "a.bin"])
def test_gzip_is_known_by_its_bytes(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(HTML))
    (page,) = read(path)
    assert isinstance(page, Page)
    assert page.content == HTML


def test_brotli_is_known_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.html.br"
    path.write_bytes(pytest.importorskip("brotli").compress(HTML))
    (page,) = read(path)
    assert isinstance(page, Page)
    assert (page.content, page.media) == (HTML, "html")


@pytest.mark.parametrize("name", ["a.html.gz", "a.txt.zst", "www.harbour-post.com.br", "harbour-post.br"])
def test_a_name_alone_does_not_make_it_compressed(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(HTML)
    (page,) = read(tmp_path / name)
    assert isinstance(page, Page)
    assert page.content == HTML


def test_a_name_in_br_over_other_bytes_is_a_problem(tmp_path: Path) -> None:
    pytest.importorskip("brotli")
    (tmp_path / "a.html.br").write_bytes(b"\xff" * 50)
    assert "damaged" in problem(tmp_path / "a.html.br")


def test_gzip_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "a.html.gz"
    path.write_bytes(gzip.compress(HTML)[:-4])
    page, said = read(path)
    assert isinstance(page, Page)
    assert isinstance(said, Problem)
    assert page.content == HTML
    assert "cut short" in said.what
    path.write_bytes(gzip.compress(HTML)[:30])
    assert "cut short" in problem(path)


def test_a_gzip_bomb_stops_at_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "bomb.html.gz"
    path.write_bytes(gzip.compress(b"\0" * 2_000_000))
    assert problem(path) == "it inflates past the limit of 9.8 KiB and was not read"


def test_a_file_over_the_limit_is_named_with_it(tmp_path: Path) -> None:
    path = tmp_path / "long.html"
    path.write_bytes(b"x" * 20_001)
    assert problem(path) == "it holds 19.5 KiB, over the limit of 9.8 KiB; cut it into parts"
    path.write_bytes(b"x" * 10_000)
    assert isinstance(read(path)[0], Page)


def test_the_limit_that_ships_is_64_mib(tmp_path: Path) -> None:
    path = tmp_path / "long.html"
    with path.open("wb") as out:
        out.truncate(64 * 2**20 + 1)
    (found,) = FileIntake().pages(str(path), HINTS)
    assert isinstance(found, Problem)
    assert "over the limit of 64 MiB" in found.what


def test_an_empty_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.html").touch()
    assert problem(tmp_path / "a.html") == "it is empty: there is nothing to read"
    (tmp_path / "b.gz").write_bytes(gzip.compress(b""))
    assert problem(tmp_path / "b.gz") == "it is empty once inflated: there is nothing to read"


def test_what_is_not_there(tmp_path: Path) -> None:
    assert problem(tmp_path / "none.html") == "there is no such file or folder"
    assert problem("www.harbour-post.example/story") == "there is no such file; an address begins with https://"
    assert problem("x" * 5000).startswith("it cannot be read: ")


def test_names_that_are_none(tmp_path: Path) -> None:
    assert read("") == [Problem("an empty name", "it names no file, no folder and no address")]
    (found,) = read("a\0b")
    assert found == Problem("a\\x00b", "it cannot be the name of a file: embedded null byte")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(HTML)
    path.chmod(0)
    assert problem(path) == "it cannot be opened: you have no permission to read it"


def test_no_permission_said_by_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(HTML)

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files.os, "open", refuse)
    assert problem(path) == "it cannot be opened: you have no permission to read it"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    assert "pipe or a device" in problem(tmp_path / "pipe.html")
    (said,) = read(tmp_path)
    assert said.where == str(tmp_path / "pipe.html")


def test_a_device_is_refused() -> None:
    if not os.path.exists("/dev/zero"):
        pytest.skip("no /dev/zero on this system")
    assert "pipe or a device" in problem("/dev/zero")


def test_a_folder_is_read_in_order_its_files_before_its_folders(tmp_path: Path) -> None:
    for name in ("b.html", "a.txt", "Z.html", "c.html.gz", "sub/a.html", "sub/deep/a.md", "another/a.html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(HTML) if name.endswith("gz") else HTML)
    names = ["Z.html", "a.txt", "b.html", "c.html.gz", "another/a.html", "sub/a.html", "sub/deep/a.md"]
    assert [item.where for item in read(tmp_path)] == [str(tmp_path / name) for name in names]
    assert FileIntake().count(str(tmp_path)) == 7


def test_what_is_no_page_in_a_folder_is_counted_in_one_problem(tmp_path: Path) -> None:
    for name in ("a.html", "1.jpg", "2.JPG", "b.pdf", "c.tar.gz", ".hidden.html", ".git/a.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(HTML)
    page, said = read(tmp_path)
    assert page.where == str(tmp_path / "a.html")
    assert said == Problem(
        str(tmp_path), "4 entries were left out (.jpg 2, .pdf 1, .tar 1); name one itself to have it tried"
    )
    assert FileIntake().count(str(tmp_path)) == 1


def test_a_folder_without_a_page_is_a_problem(tmp_path: Path) -> None:
    assert problem(tmp_path).startswith("no page is in this folder: none of its names ends in .html")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.jpg").write_bytes(HTML)
    left_out, none = read(tmp_path)
    assert left_out.where == str(tmp_path / "sub")
    assert none.where == str(tmp_path)


def test_links_are_followed_to_files_and_not_to_folders(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(HTML)
    (tmp_path / "b.html").symlink_to(tmp_path / "a.html")
    (tmp_path / "gone.html").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.html").symlink_to(tmp_path / "self.html")
    found = {Path(item.where).name: item for item in read(tmp_path)}
    assert isinstance(found["a.html"], Page)
    assert isinstance(found["b.html"], Page)
    assert found["gone.html"] == Problem(str(tmp_path / "gone.html"), "there is no such file or folder")
    assert isinstance(found["self.html"], Problem)
    said = found[tmp_path.name]
    assert said == Problem(str(tmp_path), "1 entry was left out (links to folders 1); name one itself to have it tried")
    assert read(tmp_path / "loop")[0].where == str(tmp_path / "loop" / "a.html")


def test_the_parts_of_a_saved_page_are_no_pages(tmp_path: Path) -> None:
    for name in ("report.html", "report_files/frame.html", "other_files/a.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(HTML)
    page, said, other = read(tmp_path)
    assert page.where == str(tmp_path / "report.html")
    assert isinstance(said, Problem)
    assert "folders with the parts of a saved page 1" in said.what
    assert other.where == str(tmp_path / "other_files" / "a.html")


def test_one_bad_page_among_many_stops_nothing(tmp_path: Path) -> None:
    for number in range(100):
        (tmp_path / f"{number:03}.html").write_bytes(HTML)
    (tmp_path / "050.html").write_bytes(b"")
    found = read(tmp_path)
    assert sum(isinstance(item, Page) for item in found) == 99
    assert [item.where for item in found if isinstance(item, Problem)] == [str(tmp_path / "050.html")]


def test_a_folder_is_read_as_it_is_asked_for(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_bytes(HTML)
    reading = FileIntake().pages(str(tmp_path), HINTS)
    assert next(reading).where == str(tmp_path / "a.html")
    (tmp_path / "b.html").unlink()
    assert next(reading) == Problem(str(tmp_path / "b.html"), "there is no such file or folder")


def test_names_cannot_paint_a_terminal_or_break_json(tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/a\x1b[31m\xff\n.html"
    try:
        with open(odd, "wb"):
            pass
    except OSError:
        pytest.skip("this file system has no such names")
    (said,) = read(tmp_path)
    assert said.where == str(tmp_path / "a\\x1b[31m\\udcff\\n.html")


def test_counting_gives_up_where_it_would_be_felt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.html", "b.html", "c.html"):
        (tmp_path / name).touch()
    assert FileIntake().count(str(tmp_path)) == 3
    assert FileIntake().count(str(tmp_path / "a.html")) == 1
    assert FileIntake().count(str(tmp_path / "none")) == 1
    monkeypatch.setattr(files, "COUNT_UP_TO", 2)
    assert FileIntake().count(str(tmp_path)) is None


def test_what_it_takes() -> None:
    intake = FileIntake()
    assert intake.takes("a.html")
    assert intake.takes("C:\\news\\a.html")
    assert intake.takes("notes: monday.txt")
    assert not intake.takes("-")
    assert not intake.takes("https://harbour-post.example/")


def test_a_file_that_grows_while_it_is_read_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "log.txt"
    path.write_bytes(b"x" * 10)
    look = os.fstat

    def look_and_grow(handle: int) -> os.stat_result:
        seen = look(handle)
        path.write_bytes(b"x" * 50_000)
        return seen

    monkeypatch.setattr(files.os, "fstat", look_and_grow)
    assert "holds more than the limit of 9.8 KiB" in problem(path)
