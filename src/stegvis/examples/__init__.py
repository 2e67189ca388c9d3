"""Fictitious datasets whose figures are the published ones."""

from stegvis.examples.catalogue import Example, ExampleError, examples, write_example

__all__ = ["Example", "ExampleError", "examples", "write_example"]
