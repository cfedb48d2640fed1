"""Intake: files, folders, standard input and JSON Lines to Reports; what cannot be read is a Problem."""

from dragoman.intake.arrivals import Intake
from dragoman.intake.gathering import gather

__all__ = ["Intake", "gather"]
