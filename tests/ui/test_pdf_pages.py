"""Pages become images of the asked width, upright, black on white."""

from reportlab.lib.pagesizes import A4

from teammoede.ui.pdf_pages import PdfPages
from tests.ui.sample_pdf import WIDE, page_of, sample_pdf


def test_counts_pages_and_knows_their_sizes() -> None:
    pages = PdfPages(sample_pdf(3, WIDE))
    assert len(pages) == 3
    assert pages.are_wide
    assert round(pages.sizes[2].width()) == round(A4[1])
    assert not PdfPages(sample_pdf(1)).are_wide


def test_an_image_has_exactly_the_asked_width() -> None:
    pages = PdfPages(sample_pdf(1))
    for width in (1, 333, 794, 1000, 2480):
        image = pages.image(0, width)
        assert image.width() == width
        assert abs(image.height() - width * A4[1] / A4[0]) <= 1


def test_an_image_shows_its_own_page_on_white() -> None:
    data = sample_pdf(3)
    assert [page_of(data, number) for number in range(3)] == [1, 2, 3]
    image = PdfPages(data).image(0, 595)
    assert image.pixelColor(0, 0).name() == "#ffffff"
    assert image.pixelColor(50, 45).name() == "#000000"


def test_an_image_outlives_its_pdf() -> None:
    pages = PdfPages(sample_pdf(1))
    image = pages.image(0, 595)
    pages.close()
    assert image.pixelColor(50, 45).name() == "#000000"
