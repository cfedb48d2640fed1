"""One file a page: a request to what the page shows."""
