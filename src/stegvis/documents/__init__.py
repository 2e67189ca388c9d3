"""A report as data, and how it becomes HTML, PDF, Word, Excel and CSV. Import what you need: each format loads its own writer."""
