"""What the templates of reports may say."""
