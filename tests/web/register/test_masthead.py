"""Which page of the masthead is marked as the one that is open?"""

import pytest

from stegvis.web.register.context import _here

URLS = ["/", "/rapporter/", "/forbundet/", "/forbundet/enkater/"]


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/", "/"),
        ("/rapporter/2/", "/rapporter/"),
        ("/forbundet/", "/forbundet/"),
        ("/forbundet/enkater/4/koder/", "/forbundet/enkater/"),
        ("/konto/2fa/", ""),
    ],
)
def test_one_page_is_marked_and_it_is_the_nearest_above(path: str, page: str) -> None:
    assert _here(path, URLS) == page
