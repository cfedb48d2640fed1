"""Nouns to what a template needs: pure, so that a page's content is tested without a server."""
