"""The version of onrecord, in one place: readings carry it, and the package is built with it."""

VERSION = "0.1.0"
