"""The version of the library: read by the build, shown in results, part of what a cache keys on."""

__version__ = "0.1.0"
