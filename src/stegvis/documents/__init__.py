"""A report as data, and how it becomes HTML, PDF, Word, Excel and CSV."""
