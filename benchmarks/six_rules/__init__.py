"""The same six rules, written four ways: sickness benefit, basic allowance, earned income credit, local tax, contribution, disposable."""
