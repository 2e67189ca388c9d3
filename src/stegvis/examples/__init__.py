"""Fictitious datasets whose figures are the published ones."""

from stegvis.examples.catalogue import Example, ExampleError, example_texts, examples, write_example

__all__ = ["Example", "ExampleError", "example_texts", "examples", "write_example"]
