"""The same six rules, written three ways: sickness benefit, basic allowance, earned income credit, local tax, contribution, disposable."""
