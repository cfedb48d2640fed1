"""PDF files as offices make them, written here by hand: text set at places on pages."""

from collections.abc import Sequence

Set = tuple[float, float, float, str]  # left, bottom (in points), size, words
WIDTH, HEIGHT = 595, 842


def pdf_of(pages: Sequence[Sequence[Set]], *, title: str = "", locked: bool = False, scanned: bool = False) -> bytes:
    """A PDF file. title: what its properties say. scanned: pages are pictures instead."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        box = f"/MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources << /Font << /F1 3 0 R >> >>"
        bodies.append(f"<< /Type /Page /Parent 2 0 R {box} /Contents {5 + 2 * number} 0 R >>")
        drawn = "0 0 500 700 re f" if scanned else "\n".join(_set(one) for one in page)
        bodies.append(f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream")
    info = len(bodies) + 1
    bodies.append(f"<< /Title ({title}) /Producer (Office) /CreationDate (D:20210312101500Z) >>")
    lock = ""
    if locked:
        noise = "00" * 32
        bodies.append(f"<< /Filter /Standard /V 1 /R 2 /O <{noise}> /U <{noise}> /P -4 >>")
        lock = f"/Encrypt {len(bodies)} 0 R /ID [<00> <00>] "
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = f"<< /Size {len(bodies) + 1} /Root 1 0 R /Info {info} 0 R {lock}>>"
    out += f"trailer {trailer}\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


def _set(one: Set) -> str:
    left, bottom, size, words = one
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F1 {size} Tf {left} {bottom} Td ({escaped}) Tj ET"


def column(
    words: Sequence[str], *, left: float = 70, top: float = 740, size: float = 11, leading: float = 14
) -> list[Set]:
    """Lines below one another; "" leaves a gap."""
    return [(left, top - number * leading, size, line) for number, line in enumerate(words) if line]


RELEASE: tuple[list[Set], list[Set]] = (
    [
        (70, 790, 9, "Ministry of Foreign Affairs of Norland"),
        (70, 760, 18, "Foreign Minister to visit Oslo"),
        (70, 735, 11, "Oslo, 12 March 2021"),
        *column(
            [
                "The foreign minister of Norland will visit Oslo next week for inter-",
                "national talks on Asia-",
                "Pacific trade, the ministry said.",
                "",
                "He will stay for a five-day tour; it is the second five-",
                "day tour of his, which goes on",
            ],
            top=700,
        ),
        (290, 30, 9, "1"),
    ],
    [
        (70, 790, 9, "Ministry of Foreign Affairs of Norland"),
        *column(["behind the end of the page. It ends in May."], top=760),
        (290, 30, 9, "Page 2 of 2"),
    ],
)
"""A press release of two pages, with all that makes PDF files hard to read."""

PDFS = (pdf_of(RELEASE), pdf_of(RELEASE, title="Foreign Minister to visit Oslo"), pdf_of(RELEASE, locked=True))
