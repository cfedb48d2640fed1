"""Dragoman reads the diplomatic press and keeps the record of who meets whom, with every value cited."""

__version__ = "0.1.0"
